import { z } from 'zod'
import { Day } from './account-shapes.ts'

export const PostalKind = z.enum(['prices', 'l801', 'l201', 'l606', 'l002'])

export const PostalFault = z
  .object({ line: z.int(), column: z.string(), reason: z.string() })
  .meta({ id: 'PostalFault' })

/** A file of the post office that was loaded. */
export const PostalLoad = z
  .object({
    loadId: z.int(),
    kind: PostalKind,
    title: z.string(),
    fileName: z.string(),
    sha256: z.string(),
    source: z.string(),
    isPractice: z.boolean().describe('Invented for practice: not for real mail.'),
    linesRead: z.int(),
    linesTaken: z.int(),
    faults: z.array(PostalFault).describe('The lines that were left out.'),
    effectiveOn: Day.nullable().describe('The first day it holds; of prices, the first of its days.'),
    lastOn: Day.nullable().describe('The last day a labeling list may be used; prices hold until others do.'),
    loadedBy: z.string(),
    loadedOn: Day,
    withdrawnBy: z.string().nullable(),
    withdrawnOn: Day.nullable(),
    withdrawnBecause: z.string().nullable(),
  })
  .meta({ id: 'PostalLoad' })

/** A price on a day, in thousandths of a dollar. */
export const PostalPrice = z
  .object({
    item: z.string(),
    title: z.string(),
    mills: z.int().describe('Thousandths of a dollar.'),
    effectiveOn: Day,
    source: z.string(),
    isPractice: z.boolean(),
  })
  .meta({ id: 'PostalPrice' })

/** How one labeling list stands on a day. */
export const LabelingStanding = z
  .object({
    kind: PostalKind,
    title: z.string(),
    stands: z.enum(['in-force', 'expired', 'not-yet', 'not-loaded']),
    effectiveOn: Day.nullable(),
    lastOn: Day.nullable(),
    rows: z.int(),
    isPractice: z.boolean(),
    sentence: z.string().describe('What it means for the sort of the mail.'),
  })
  .meta({ id: 'LabelingStanding' })

/** What the post office says on a day, as far as it was loaded. */
export const PostalStanding = z
  .object({
    on: Day,
    pricesEffectiveOn: Day.nullable(),
    prices: z.array(PostalPrice),
    lists: z.array(LabelingStanding),
  })
  .meta({ id: 'PostalStanding' })
