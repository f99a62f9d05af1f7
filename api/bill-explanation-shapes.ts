import { z } from 'zod'

const Day = z.iso.date()
const Cents = z.int()
const both = { en: z.string(), es: z.string() }

const Sentence = z.object({
  kind: z.string().describe('What it tells: `what`, `rate`, `part`, `policy`, `resolution`, `cap`, …'),
  ...both,
})
const Step = z.object({
  what: z.string(),
  terms: z.array(z.object({ times: z.int(), cents: Cents })),
  numerator: z.int(),
  denominator: z.int(),
  rounding: z.enum(['half-up', 'half-even', 'down', 'up']).nullable().describe('Null: it comes out even.'),
  cents: Cents.describe('The terms together, times numerator ÷ denominator, rounded once.'),
})

/** A charge of a bill with everything there is to say about it. */
export const ExplainedCharge = z.object({
  lineNo: z.int(),
  kind: z.string(),
  ...both,
  periodFrom: Day,
  periodUntil: Day,
  amountCents: Cents,
  glCode: z.string(),
  rateId: z.int().nullable(),
  versionId: z.int().nullable().describe('The version of the rate table it was charged by.'),
  sentences: z.array(Sentence).describe('To be read aloud, one after the other.'),
  steps: z.array(Step).describe('The arithmetic behind the sentences; the last step is the charge.'),
  isExplained: z.boolean().describe('Whether the steps come to the charge.'),
})
export type ExplainedCharge = z.infer<typeof ExplainedCharge>

/** A rule of the city, quoted in words with the section that says so. */
export const QuotedPolicy = z.object({
  code: z.string(),
  ...both,
  citation: z.string(),
  from: Day,
  until: Day.nullable().describe('The first day it no longer holds.'),
  inForce: z.boolean(),
})
export type QuotedPolicy = z.infer<typeof QuotedPolicy>

/** Which bill it is. */
export const BillHead = z.object({
  number: z.string(),
  accountNumber: z.string(),
  issuedOn: Day,
  dueOn: Day,
  periodFrom: Day,
  periodUntil: Day,
  kind: z.enum(['regular', 'partial', 'final', 'off-cycle']),
  chargesCents: Cents,
  totalDueCents: Cents,
})
export type BillHead = z.infer<typeof BillHead>

/** A posted bill explained: its charges, and how it comes to what is due. */
export const BillExplanation = BillHead.extend({
  payerName: z.string(),
  language: z.enum(['en', 'es']).describe('The payer’s.'),
  lines: z.array(ExplainedCharge),
  owed: z
    .array(Sentence.extend({ amountCents: Cents.nullable() }))
    .describe(
      'The last bill, payments, adjustments, charges and total; when it is due; whether it was sent.',
    ),
  policies: z.array(QuotedPolicy).describe('The rules of the city behind it.'),
})
export type BillExplanation = z.infer<typeof BillExplanation>

const lines = {
  before: z.array(z.int()).describe('The lines behind it on the earlier bill.'),
  after: z.array(z.int()),
}

/** One reason why two bills differ, with the lines behind it. */
export const BillCause = z.object({
  cause: z.enum([
    'new',
    'stopped',
    'service',
    'rate',
    'period',
    'proration',
    'one-off',
    'discount',
    'charges',
    'previous-balance',
    'payments',
    'adjustment',
  ]),
  amountCents: Cents,
  ...both,
  ...lines,
})
export type BillCause = z.infer<typeof BillCause>

const Difference = z.object({
  beforeCents: Cents,
  afterCents: Cents,
  differenceCents: Cents,
  causes: z.array(BillCause).describe('They sum to the difference, to the cent; the largest comes first.'),
})

/** Two posted bills of an account held against each other. */
export const BillComparison = z.object({
  accountNumber: z.string(),
  before: BillHead,
  after: BillHead,
  charges: Difference.describe('Of the new charges of the two bills.'),
  total: Difference.describe('Of what the two bills ask for in all; the charges are one of its causes.'),
  spoken: z.array(z.object(both)).describe('The same to be read aloud.'),
  lines: z.object({ before: z.array(ExplainedCharge), after: z.array(ExplainedCharge) }),
})
export type BillComparison = z.infer<typeof BillComparison>

/** An explanation that was sent by e-mail. */
export const ExplanationEmail = z.object({
  emailId: z.int(),
  billNumber: z.string(),
  comparedWith: z.string().nullable(),
  partyName: z.string(),
  to: z.string(),
  language: z.enum(['en', 'es']),
  state: z.enum(['waiting', 'sending', 'sent', 'failed', 'uncertain']),
  answer: z.string().nullable(),
  askedBy: z.string(),
  askedAt: z.iso.datetime({ offset: true }),
  sentAt: z.iso.datetime({ offset: true }).nullable(),
})
export type ExplanationEmail = z.infer<typeof ExplanationEmail>
