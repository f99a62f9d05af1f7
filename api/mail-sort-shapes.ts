import { z } from 'zod'
import { Day } from './account-shapes.ts'
import { PostalKind } from './postal-shapes.ts'

export const SortLevel = z.enum(['5-digit', 'aadc', 'mixed-aadc', 'single-piece'])
const Mills = z.int().describe('Thousandths of a dollar.')

/** What qualified for one price. */
export const QualifiedLevel = z
  .object({
    level: SortLevel.describe('`single-piece` comes once for each step of weight that pieces pay.'),
    title: z.string(),
    trays: z.int(),
    pieces: z.int(),
    cumulative: z.int().describe('All pieces of this level and those before it.'),
    mills: Mills.nullable().describe('The price of a piece; null: the price list has none.'),
    postageMills: Mills.nullable(),
  })
  .meta({ id: 'QualifiedLevel' })

export const MailTray = z
  .object({
    tray: z.int(),
    level: SortLevel,
    size: z.enum(['MM2', 'MM1', 'EMM']),
    isOverflow: z.boolean().describe('What is left behind full trays of the same destination.'),
    zip5: z.string(),
    cin: z.string().describe('The content identifier number.'),
    lines: z.array(z.string()).describe('Destination, contents, post office of mailing.'),
    first: z.int().describe('The number of its first piece.'),
    last: z.int(),
  })
  .meta({ id: 'MailTray' })

/** The sort of a run's mail. */
export const MailSort = z
  .object({
    runId: z.int(),
    mailOn: Day,
    sortedBy: z.string(),
    sortedAt: z.iso.datetime({ offset: true }),
    isFixed: z.boolean().describe('The run was printed in this order: it is never changed.'),
    levels: z.array(QualifiedLevel),
    pieces: z.int(),
    trays: z.array(MailTray),
    discountMills: Mills,
    postageMills: Mills,
    postageCents: z.int(),
    unpriced: z.int().describe('Pieces whose level has no price: the postage is without them.'),
    single: z.object({ noBarcode: z.int(), tooFew: z.int(), tooHeavy: z.int() }),
    pricesOn: Day.nullable(),
    lists: z.array(z.object({ kind: PostalKind, effectiveOn: Day, lastOn: Day, isPractice: z.boolean() })),
    notes: z.array(z.string()),
  })
  .meta({ id: 'MailSort' })

export const SortedPiece = z
  .object({
    sequence: z.int(),
    billNumber: z.string(),
    accountNumber: z.string(),
    ownerCopy: z.boolean(),
    level: SortLevel,
    tray: z.int().nullable(),
    routing: z.string().nullable(),
    tracking: z.string().nullable(),
    because: z.enum(['no-barcode', 'too-few', 'too-heavy']).nullable(),
    weightMills: z.int().describe('What it weighs with all that is in it, in thousandths of an ounce.'),
  })
  .meta({ id: 'SortedPiece' })
