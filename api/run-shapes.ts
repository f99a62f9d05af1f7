import { z } from 'zod'

export const Day = z.iso.date()
export const Cents = z.int()
export const accountNumbers = z.array(z.string().min(1)).min(1).max(5000)

/** Where a run stands in the corridor. `calculating` and `posting` are work that is going on now. */
export const RunState = z.enum([
  'open',
  'calculating',
  'calculated',
  'in_review',
  'approved',
  'posting',
  'posted',
  'produced',
  'mailed',
  'closed',
  'voided',
])
export const RunKind = z.enum(['cycle', 'account', 'list', 'finals'])

/** Every reason an account can be pointed out on a register. */
export const ExceptionCode = z.enum([
  'address-unmailable',
  'change-against-last',
  'change-against-peers',
  'corrects-earlier-period',
  'credit-on-closed',
  'final-bill',
  'negative-bill',
  'new-account',
  'no-rate',
  'no-service',
  'overlapping-services',
  'prorated',
  'service-after-stop',
  'service-changed',
  'very-large-bill',
  'zero-bill',
])
export const Severity = z.enum(['stop', 'decide', 'note'])
export const Decision = z.enum(['accepted', 'held'])

/** Why a bill differs from the last one. The amounts of a bill's causes sum to the difference. */
export const ChangeCause = z.enum(['new', 'stopped', 'service', 'rate', 'proration', 'one-off', 'discount'])

export const RunTotals = z.object({
  accounts: z.int().describe('Accounts on the register, with those held.'),
  held: z.int(),
  bills: z.int(),
  lines: z.int(),
  previousBalanceCents: Cents,
  paymentsCents: Cents,
  adjustmentsCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
  lastChargesCents: Cents.describe('Charges of the last bills of the accounts billed now.'),
})
export const ExceptionCount = z.object({
  code: ExceptionCode,
  severity: Severity,
  accounts: z.int(),
  undecided: z.int(),
})

export const Run = z
  .object({
    id: z.int(),
    cycle: z.string(),
    kind: RunKind,
    billKind: z
      .enum(['regular', 'partial', 'final', 'off-cycle'])
      .describe('What is billed: regular periods or, on demand, something else.'),
    billUntil: Day.nullable().describe('Of a bill on demand: the first day it does not stand for.'),
    periodFrom: Day,
    periodUntil: Day.describe('The first day the bills no longer cover.'),
    billOn: Day,
    dueOn: Day,
    delinquentOn: Day,
    state: RunState,
    note: z.string().nullable(),
    openedBy: z.string(),
    calculatedBy: z.string().nullable(),
    calculatedAt: z.iso.datetime({ offset: true }).nullable(),
    releasedBy: z.string().nullable(),
    releasedAt: z.iso.datetime({ offset: true }).nullable(),
    postedBy: z.string().nullable(),
    postedAt: z.iso.datetime({ offset: true }).nullable(),
    dataAsOf: z.iso.datetime({ offset: true }).nullable(),
    registerHash: z.string().nullable(),
    totals: RunTotals,
    undecided: z.int().describe('Exceptions that still need a person.'),
    failure: z
      .string()
      .nullable()
      .describe('What stopped the work on it, when it was stopped: told until it is asked for again.'),
  })
  .meta({ id: 'Run' })

export const RunProgress = z.object({
  step: z.enum(['calculate', 'post', 'print', 'idle']),
  done: z.int(),
  of: z.int(),
  state: RunState,
  failure: z.string().nullable().describe('What stopped the work, when it was stopped.'),
})

/** One of the steps a person can take now, or why not yet. */
export const Step = z.object({
  step: z.enum(['calculate', 'review', 'release', 'unrelease', 'post', 'print', 'mail', 'close', 'void']),
  possible: z.boolean(),
  because: z.string().nullable().describe('What would have to happen first.'),
})
export const ClassTotals = z.object({
  class: z.string(),
  bills: z.int(),
  chargesCents: Cents,
  lastChargesCents: Cents,
})
/** What stands before a step of a run, and what it says of it now. */
export const GateStanding = z.object({
  name: z.string(),
  title: z.string(),
  before: z.enum(['calculate', 'review', 'release', 'post', 'print', 'mail', 'close']),
  stands: z.enum(['green', 'red', 'not-needed']).describe('A red gate holds the run at the step.'),
  sentence: z.string().describe('What is wrong and what makes it right.'),
  mendAt: z.string().nullable().describe('The screen on which it is made right.'),
})
export const RunDetail = Run.extend({
  scope: z.object({ accountNumbers: z.array(z.string()).describe('Of a run for one account or a list.') }),
  progress: RunProgress,
  exceptions: z.array(ExceptionCount),
  classes: z.array(ClassTotals),
  gates: z.array(GateStanding).describe('Of the steps that the run has yet to take.'),
  steps: z.array(Step),
})

export const Proposal = z.object({
  cycle: z.string(),
  name: z.string(),
  periodFrom: Day,
  periodUntil: Day,
  billOn: Day,
  dueOn: Day,
  delinquentOn: Day,
  accounts: z.int(),
  openRun: z.int().nullable().describe('The run of the cycle that is still under way.'),
})

export const RegisterException = z.object({
  code: ExceptionCode,
  severity: Severity,
  sentence: z.string(),
  sentenceEs: z.string(),
  decision: Decision.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
})
export const RegisterRow = z.object({
  accountId: z.int(),
  accountNumber: z.string(),
  payerName: z.string(),
  serviceAddress: z.string(),
  class: z.string(),
  previousBalanceCents: Cents,
  paymentsCents: Cents,
  adjustmentsCents: Cents,
  chargesCents: Cents,
  totalDueCents: Cents,
  lastChargesCents: Cents.nullable().describe('Of the last bill, or of the run that is compared with.'),
  partCents: Cents.nullable().describe(
    'What the filter asks about, when that is not the whole bill: a cause of its change, or one ledger account.',
  ),
  lineCount: z.int(),
  isFinal: z.boolean(),
  isNew: z.boolean(),
  isProrated: z.boolean(),
  held: z.boolean(),
  suppressed: z
    .string()
    .nullable()
    .describe('Why the bill is not sent to anybody, and by which rule; null: it is sent.'),
  exceptions: z.array(RegisterException),
})
export const ExplainedLine = z.object({
  lineNo: z.int(),
  kind: z.string(),
  stream: z.string().nullable(),
  textKey: z.string(),
  en: z.string().describe('The line as the bill prints it, in English.'),
  es: z.string(),
  reasonEn: z.string().describe('Why it is what it is, in one or two sentences.'),
  reasonEs: z.string(),
  periodFrom: Day,
  periodUntil: Day,
  quantity: z.int(),
  amountCents: Cents,
  glCode: z.string(),
  serviceId: z.int().nullable(),
  eventId: z.int().nullable(),
  rateId: z.int().nullable(),
  derivation: z.unknown().describe('The working as data: rate, resolution, dates, days, rounding.'),
})
export const Difference = z.object({
  cause: ChangeCause,
  amountCents: Cents,
  en: z.string(),
  es: z.string(),
})
export const HistoryMonth = z.object({ periodFrom: Day, periodUntil: Day, chargesCents: Cents })
export const RegisterBill = RegisterRow.extend({
  mailTo: z.array(z.string()),
  lines: z.array(ExplainedLine),
  differences: z.array(Difference),
  history: z.array(HistoryMonth),
  lastBill: z
    .object({ number: z.string(), issuedOn: Day, chargesCents: Cents, totalDueCents: Cents })
    .nullable(),
})

export const runParams = z.object({ id: z.coerce.number<string | number>().int().positive() })
export const accountParams = runParams.extend({ accountNumber: z.string().min(1) })
export const page = {
  limit: z.coerce.number<string | number>().int().min(1).max(500).default(100),
  after: z.string().optional().describe('The `next` of the page before.'),
}
const yesNo = z.enum(['true', 'false']).optional()

const percent = z.coerce.number<string | number>().int().min(-1_000_000).max(1_000_000).optional()

/** How a register is narrowed: for the screen, its files, and decisions on many accounts at once. */
export const RegisterFilter = z.object({
  class: z.string().optional(),
  exception: ExceptionCode.optional(),
  severity: Severity.optional(),
  undecided: yesNo,
  cause: ChangeCause.optional(),
  changeOverPercent: z.coerce.number<string | number>().int().min(0).optional(),
  changeOverCents: z.coerce.number<string | number>().int().min(0).optional(),
  against: z.coerce
    .number<string | number>()
    .int()
    .positive()
    .optional()
    .describe('An earlier run: changes and causes are told from it, and not from the last bill.'),
  fromPercent: percent.describe('Bills that changed by at least so many percent.'),
  untilPercent: percent.describe('Bills that changed by less.'),
  gl: z.string().optional().describe('Bills with a charge for this ledger account.'),
  billed: yesNo.describe('Whether the account gets a bill from this run.'),
  isNew: yesNo,
  isFinal: yesNo,
  isProrated: yesNo,
  held: yesNo,
  suppressed: yesNo.describe('Whether the bill is one that is not sent.'),
  search: z.string().max(100).optional().describe('A part of account number, name or address.'),
})
export const Decided = z.object({ accounts: z.int(), run: Run })
