import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { TakeCheck } from './take-check.ts'

/** The most one remittance comes to: a hundred million dollars, in cents. */
const most = 10_000_000_000

/** An amount of money that came in. */
export const Amount = z.int('Type an amount.').positive('Type an amount above zero.').max(most)
export const CheckNumber = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,20}$/, 'Type the number on the check, up to 20 digits.')
  .nullable()
  .default(null)
export const Routing = z
  .string()
  .regex(/^\d{9}$/, 'Type the nine digits at the foot of the check.')
  .nullable()
  .default(null)

export const NewBatch = z.object({
  key: RequestKey,
  kind: z.enum(['mail', 'drop-box', 'counter', 'other']),
  tender: z.enum(['check', 'cash']).default('check'),
  asks: z
    .enum(['amount', 'check', 'routing'])
    .default('check')
    .describe(
      'What is keyed of each: the amount, its check number too, or the bank’s routing number as well.',
    ),
  receivedOn: Day,
  controlCount: z.int('Write how many there are.').positive('Write how many there are.').max(5000),
  controlCents: Amount,
  note: FreeText.max(200).nullable().default(null),
})

export const Totals = z.object({
  controlCount: z.int(),
  controlCents: Cents,
  count: z.int(),
  cents: Cents,
  meets: z.boolean().describe('Whether count and total are those of the tape.'),
})

export const Batch = Totals.extend({
  batchId: z.int(),
  kind: NewBatch.shape.kind,
  tender: z.enum(['check', 'cash']),
  asks: z.enum(['amount', 'check', 'routing']),
  receivedOn: Day,
  note: z.string().nullable(),
  state: z.enum(['open', 'closed', 'dropped']),
  owner: z.string(),
  mine: z.boolean().describe('Whether it is of whoever asks.'),
  openedBy: z.string(),
  openedOn: Day,
  lastEnteredOn: Day,
  leftOpen: z.boolean().describe('Nobody touched it for longer than the city’s rule allows.'),
  sampleEvery: z.int().nullable().describe('Every so many lines one is keyed again; null: none.'),
  closedBy: z.string().nullable(),
  closedOn: Day.nullable(),
  depositNumber: z.string().nullable(),
}).meta({ id: 'CashBatch' })

/** What a line may be a second time. */
export const Alike = z.object({
  kind: z.enum(['payment', 'line', 'scan-line']),
  paymentId: z.int().nullable(),
  batchId: z.int().nullable(),
  lineNo: z.int().nullable(),
  on: Day,
})

export const Line = z.object({
  lineNo: z.int(),
  accountNumber: z.string().nullable().describe('Null: it goes into suspense.'),
  name: z.string(),
  written: z.string().nullable().describe('Of what goes into suspense: what stands on the paper.'),
  amountCents: Cents,
  checkNumber: z.string().nullable(),
  routing: z.string().nullable(),
  likes: z.array(Alike).describe('What it may be a second time.'),
  enteredBy: z.string(),
  paymentId: z.int().nullable(),
  suspenseId: z.int().nullable(),
})

/** A line as it was before it was corrected or deleted. */
export const FormerLine = Line.extend({ state: z.enum(['corrected', 'deleted']), endedBy: z.string() })

export const NewItem = z.object({
  key: RequestKey,
  typed: z.string().trim().max(80).describe('The scan line or the account number as it was typed.'),
  suspense: z.boolean().default(false).describe('Nobody knows the account: the money goes into suspense.'),
  amountCents: Amount,
  checkNumber: CheckNumber,
  routing: Routing,
  takeCheck: TakeCheck,
  keystrokes: z.int().min(0).max(10_000).default(0),
  activeMs: z.int().min(0).max(3_600_000).default(0).describe('How long the keyboard was busy with it.'),
  held: z.int().min(0).max(1000).default(0).describe('How often it was held for something wrong.'),
})

export const Entered = z.object({ line: Line, totals: Totals, repeated: z.boolean() })

/** What was typed, read. */
export const TypedRead = z.object({
  accountNumber: z.string(),
  name: z.string(),
  address: z.string(),
  closedOn: Day.nullable(),
  balanceCents: Cents.describe('What the account owes now.'),
  dueCents: Cents.describe('What a bare Enter repeats: the amount of the scan line, else what is owed.'),
  scanned: z.boolean(),
})

export const Candidate = z.object({
  kind: z.enum(['extra', 'doubled', 'half', 'transposed', 'slid', 'missing', 'control']),
  lineNo: z.int().nullable(),
  otherLineNo: z.int().nullable(),
  fromCents: Cents.nullable(),
  toCents: Cents.nullable(),
})

export const SampleLine = z.object({
  lineNo: z.int(),
  accountNumber: z.string().nullable(),
  checkNumber: z.string().nullable(),
  state: z.enum(['to-key', 'agrees', 'differs', 'decided']),
  enteredBy: z.string(),
  mayKey: z.boolean(),
  mayDecide: z.boolean().describe('Of a difference: whether whoever asks keyed it neither time.'),
  firstCents: Cents.nullable().describe('Only of a difference: what was keyed first.'),
  secondCents: Cents.nullable().describe('Only of a difference: what was keyed the second time.'),
  keyedBy: z.string().nullable(),
})

export const ClerkFigures = z.object({
  clerk: z.string(),
  lines: z.int(),
  cents: Cents,
  keystrokes: z.int(),
  minutes: z.int(),
  keystrokesAnHour: z.int().nullable().describe('Null: nobody counted.'),
  linesAnHour: z.int().nullable(),
  held: z.int(),
  wrongLines: z.int().describe('Lines that were corrected or deleted later.'),
  errorTenths: z.int().describe('Wrong lines of all, in tenths of a percent.'),
})
