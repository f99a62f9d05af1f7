import { z } from 'zod'
import { postalItemCodes } from '../postal/postal-items.ts'

const Kind = z.enum(['l801', 'l201', 'l606', 'l002'])

/** What a run was sorted by, kept with its sort so that it can be told later. */
export const SortBasis = z.object({
  lists: z.array(
    z.object({ kind: Kind, effectiveOn: z.string(), lastOn: z.string(), isPractice: z.boolean() }),
  ),
  /** Lists that did not hold, of those a sort uses. */
  missing: z.array(Kind),
  pricesOn: z.string().nullable(),
  pricesArePractice: z.boolean(),
  /** Prices in thousandths of a dollar. */
  mills: z.partialRecord(z.enum(postalItemCodes), z.int()),
  serviceType: z.string(),
  thicknessMils: z.int(),
  weightMills: z.int(),
  /** Where thickness and weight are from. */
  pieceFrom: z.string(),
  packPercent: z.int(),
  minimums: z.object({ mailing: z.int(), destination: z.int() }),
})
export type SortBasis = z.infer<typeof SortBasis>
