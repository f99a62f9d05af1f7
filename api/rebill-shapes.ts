import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { CorrectedBill } from './correction-shapes.ts'
import { ExplainedLine } from './run-shapes.ts'

/** Which bills of an account are cancelled and billed anew. */
export const Rebill = z.object({
  billNumbers: z
    .array(z.string().trim().min(1))
    .min(1, 'Name the bill that is to be cancelled.')
    .max(60, 'Name up to 60 bills at once.')
    .describe('Posted bills of the account. The number of a replacement stands for its bill.'),
  serviceId: z
    .int()
    .positive()
    .nullable()
    .default(null)
    .describe('Only this service; null: all that is on them.'),
})

/** A charge of a bill: what is credited of it, and what is billed anew. */
const RebilledCharge = z.object({
  about: z.string(),
  glCode: z.string(),
  titleEn: z.string(),
  titleEs: z.string(),
  creditedCents: Cents.describe('What it came to by now, with what was adjusted on it since; below zero.'),
  billedCents: Cents.describe('What it is billed anew.'),
  differenceCents: Cents.describe('What is posted: they together.'),
})

/** A bill that would be cancelled, with what would take its place. */
const RebilledBill = CorrectedBill.omit({ charges: true }).extend({
  replaced: z.boolean().describe('Whether it is cancelled: not, when it lies beyond the look-back.'),
  dueOn: Day.describe('When the bill that takes its place is due.'),
  dueAnew: z
    .string()
    .nullable()
    .describe('The rule that gives new days to pay; null: as the cancelled bill.'),
  charges: z.array(RebilledCharge),
})

/** What cancelling bills and billing them anew would come to. */
export const RebillPreview = z.object({
  accountNumber: z.string(),
  statedEn: z.array(z.string()),
  statedEs: z.array(z.string()),
  creditedCents: Cents,
  billedCents: Cents,
  postedCents: Cents.describe('What the account owes more, or less.'),
  balanceCents: Cents,
  newBalanceCents: Cents,
  beyondCents: Cents,
  citation: z.string().describe('The rule of the look-back.'),
  mayGoBeyond: z.boolean(),
  bills: z.array(RebilledBill),
  gaps: z.array(z.object({ what: z.string(), from: Day, until: Day })),
  installments: z.array(z.object({ dueOn: Day, amountCents: Cents })),
  fingerprint: z.string().describe('Sent back when it is asked for.'),
})

/** A bill made anew in the place of one that is cancelled. */
export const ReplacementBill = z.object({
  number: z.string().describe('That of the bill, with R1, R2 behind it.'),
  accountNumber: z.string(),
  correctionId: z.int(),
  billNumber: z.string().describe('The bill as it was sent first.'),
  replaces: z.string().describe('What it takes the place of: that bill, or an earlier replacement.'),
  replacedBy: z.string().nullable().describe('What took its place; null: it holds.'),
  issuedOn: Day,
  dueOn: Day,
  delinquentOn: Day,
  periodFrom: Day,
  periodUntil: Day,
  previousBalanceCents: Cents.describe('What the account owed before it was made.'),
  cancelledCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
  payerName: z.string(),
  lines: z.array(ExplainedLine),
  messages: z.array(z.object({ en: z.string(), es: z.string() })),
})
