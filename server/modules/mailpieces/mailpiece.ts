import type {
  MailArea,
  MailMaterial,
  MailpieceBody,
  MailpieceChecked,
  MailpieceFault,
} from '@cartwright/api/mailpiece-shapes'
import type { z } from 'zod'

export type Body = z.output<typeof MailpieceBody>
type Material = z.output<typeof MailMaterial>
export type Area = z.output<typeof MailArea>
export type Fault = z.output<typeof MailpieceFault>
export type Checked = z.output<typeof MailpieceChecked>

/** Something that is put in beside the sheets. */
export type Insert = Omit<Material, 'itemCode'>

/** A piece of mail as it would be: its kind, how many sheets are in it, and what else. */
export type Mailpiece = {
  readonly body: Body
  readonly sheets: number
  readonly inserts: readonly Insert[]
}

/** Thousandths of an inch as people write them: `4.125 in`. */
export const inches = (mils: number): string => `${mils / 1000} in`
/** Thousandths of an ounce as people write them: `0.84 oz`. */
export const ounces = (mills: number): string => `${mills / 1000} oz`
