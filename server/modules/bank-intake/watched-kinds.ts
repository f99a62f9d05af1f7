import { z } from 'zod'
import type { BankFormat } from './tell-format.ts'

const plain = /^[a-z0-9][a-z0-9-]{0,40}$/

/** What the policy `bank-files` may say of the folder into which banks, or people, put files. */
export const WatchedFolder = z.strictObject({
  /** Below the folder of the city in the inbox of the server: one plain name, so that no city reaches another’s files. */
  name: z.string().regex(plain, 'write one word of small letters, digits and dashes, such as bank'),
  /** What files are by their names; the first that fits counts. What fits none is told by its first bytes. */
  files: z
    .array(
      z.strictObject({
        /** `*` stands for any signs: `box-*.txt`. Capitals do not count. */
        name: z.string().min(1, 'write a name such as box-*.txt').max(100),
        format: z.enum(['nacha', 'bai2', 'lockbox', 'csv'], 'write nacha, bai2, lockbox or csv'),
        layout: z.string().optional(),
        /** Of a table: which column is what. */
        mapping: z.record(z.string(), z.unknown()).optional(),
        /** Of a table without days: its payments are of the day it comes. */
        receivedOn: z.literal('the-day-it-comes').optional(),
        /** Taken leniently, for this reason. */
        leniently: z.string().min(1).max(300).optional(),
      }),
    )
    .max(50)
    .default([]),
})
type Kind = z.infer<typeof WatchedFolder>['files'][number]

/** How a file is read, by its name. */
export type WatchedKind = {
  readonly format: BankFormat | null
  readonly layout: string | null
  readonly mapping: string | null
  readonly leniently: string | null
  readonly isOfItsDay: boolean
}

/** What the city says of a file by its name: by the first pattern that fits. */
export function kindOf(fileName: string, kinds: readonly Kind[]): WatchedKind {
  const kind = kinds.find(({ name }) => fits(fileName, name))
  return {
    format: kind?.format ?? null,
    layout: kind?.layout ?? null,
    mapping: kind?.mapping ? JSON.stringify(kind.mapping) : null,
    leniently: kind?.leniently ?? null,
    isOfItsDay: kind?.receivedOn !== undefined,
  }
}

/** Whether a name fits a pattern. The parts between the stars are looked for one after the other, so that no pattern takes long. */
export function fits(fileName: string, pattern: string): boolean {
  const [name, parts] = [fileName.toLowerCase(), pattern.toLowerCase().split('*')]
  const [first = '', ...rest] = parts
  const last = rest.pop()
  if (last === undefined) return name === first
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false
  const end = name.length - last.length
  let at = first.length
  for (const part of rest) {
    const found = name.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

/** What programs that send files call one that is not whole yet; and what is hidden. */
export const isUnfinished = (fileName: string): boolean =>
  fileName.startsWith('.') || /\.(part|filepart|tmp|temp|partial|crdownload|uploading)$/i.test(fileName)
