import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText, neededText } from './free-text.ts'

export const StockKind = z.enum([
  'bill-stock',
  'envelope',
  'letterhead',
  'insert',
  'label',
  'supply',
  'printed-document',
])
export const StockUse = z
  .enum(['none', 'sheet', 'piece'])
  .describe('What a bill needs of it: one for each sheet, one for each piece of mail, or nothing.')

export const StockCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'Write up to 20 letters, digits and dashes, such as BILL-24.')

/** More than this of one item is a slip of the finger. */
const most = 100_000_000
export const Pieces = z
  .int('Write a whole number of pieces.')
  .min(1, 'Write 1 or more.')
  .max(most, `Write ${most.toLocaleString('en-US')} or less.`)
const fact = z.int('Write a whole number.').min(1, 'Write 1 or more.').max(most).nullable().default(null)

/** What is said of an item when it is added or changed. */
export const StockItemFacts = z.object({
  name: neededText('Write what it is called.').max(80),
  kind: StockKind,
  usedFor: StockUse.default('none'),
  bothSides: z.boolean().default(false).describe('Of paper: whether two pages are printed on one sheet.'),
  weightMills: fact.describe('What one weighs, in thousandths of an ounce.'),
  thicknessMils: fact.describe('How thick one is, in thousandths of an inch.'),
  lengthMils: fact.describe('The long side, in thousandths of an inch.'),
  heightMils: fact.describe('The short side, in thousandths of an inch.'),
  piecesPerPack: fact.describe('How many are in a pack: a ream, a box, a roll.'),
  packsPerCarton: fact,
  cartonWeightMills: fact.describe(
    'What a full carton weighs, in thousandths of an ounce: 400,000 are 25 lb.',
  ),
  vendor: FreeText.max(80).nullable().default(null),
  thousandCents: Cents.min(0, 'Write 0 or more.')
    .nullable()
    .default(null)
    .describe('What a thousand of it cost.'),
  leadDays: z
    .int('Write whole days.')
    .min(0, 'Write 0 or more.')
    .max(730, 'Write 730 or less.')
    .default(0)
    .describe('Calendar days from asking for it until it is there.'),
  safetyQuantity: z
    .int('Write a whole number of pieces.')
    .min(0, 'Write 0 or more.')
    .max(most)
    .default(0)
    .describe('What is kept for what nobody expects.'),
  orderQuantity: fact.describe('How many are usually ordered at once.'),
  note: FreeText.max(500).nullable().default(null),
})

const quantity = z.int()

/** An item and how much of it there is. */
export const StockItem = StockItemFacts.extend({
  code: z.string(),
  retiredOn: Day.nullable(),
  onHand: quantity.describe('All that lies anywhere.'),
  unusable: quantity.describe('Of that, what is of a version that may not be used today.'),
  reserved: quantity.describe('What is kept for runs.'),
  free: quantity.describe('What may be used and is not reserved.'),
  onOrder: quantity.describe('What was ordered and has not come.'),
  reorderPoint: quantity.describe(
    'What the planned runs need until an order would be there, and the safety stock.',
  ),
  reorderBasis: z.string().describe('How the reorder point was worked out.'),
  below: z.boolean().describe('Whether what is usable and ordered is less than the reorder point.'),
  daysLeft: z
    .int()
    .nullable()
    .describe('Days until it runs out; null: not within the days that were looked at.'),
  runsOutOn: Day.nullable(),
}).meta({ id: 'StockItemShown' })

export const StockLocation = z
  .object({ code: z.string(), name: z.string(), closedOn: Day.nullable(), pieces: z.int() })
  .meta({ id: 'StockLocation' })

export const StockVersion = z
  .object({
    name: z.string(),
    fromOn: Day,
    lastUseOn: Day.nullable().describe('After this day it is obsolete and may not be used.'),
    note: z.string().nullable(),
    onHand: quantity,
    standing: z.enum(['current', 'later', 'obsolete']),
  })
  .meta({ id: 'StockVersion' })

export const StockPlace = z
  .object({
    lotId: z.int(),
    version: z.string(),
    receivedOn: Day,
    vendor: z.string(),
    packingSlip: z.string().nullable(),
    location: z.string(),
    quantity,
    usable: z.boolean(),
  })
  .meta({ id: 'StockPlace' })

export const StockMoveKind = z.enum([
  'received',
  'used',
  'spoiled',
  'moved',
  'counted',
  'destroyed',
  'taken-back',
])
export const StockMove = z
  .object({
    moveId: z.int(),
    item: z.string(),
    lotId: z.int(),
    location: z.string(),
    kind: StockMoveKind,
    quantity: z.int().describe('More than nothing: it came. Less: it went.'),
    leftAfter: quantity.describe('What of the lot lay there after it.'),
    movedOn: Day,
    subject: z.string().nullable(),
    reason: z.string().nullable(),
    transferId: z.int().nullable(),
    countId: z.int().nullable(),
    by: z.string(),
    takesBack: z.int().nullable().describe('The move that it takes back.'),
    takenBackBy: z.int().nullable(),
  })
  .meta({ id: 'StockMove' })

export const StockReservation = z
  .object({
    subject: z.string(),
    runId: z.int().nullable(),
    item: z.string(),
    quantity,
    state: z.enum(['open', 'used', 'released']),
    used: quantity.nullable(),
    spoiled: quantity.nullable(),
    madeBy: z.string(),
    madeOn: Day,
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
  })
  .meta({ id: 'StockReservation' })

/** What will be there of an item, day by day as it changes. */
export const StockForecast = z
  .object({
    until: Day.describe('The last day that was looked at.'),
    points: z.array(
      z.object({
        on: Day,
        change: z.int(),
        left: z.int().describe('What is left after it; less than nothing is what is missing.'),
        because: z.string(),
      }),
    ),
  })
  .meta({ id: 'StockForecast' })
