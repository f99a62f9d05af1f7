import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'

/** How a customer let the city draw: PPD, WEB, TEL or CCD at the bank. */
export const MandateWay = z
  .enum(['paper', 'web', 'phone', 'business'])
  .describe(
    '`paper` signed, `web` on our site, `phone` recorded or confirmed in writing, `business` by agreement.',
  )

const BankAccountKind = z.enum(['checking', 'savings'])

/** The bank account to draw from. Whole numbers come in here and never go out. */
/** The number of a bank account as ACH files have it. */
export const BankNumber = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{3,17}$/, 'Write the number of the bank account: 3 to 17 digits, letters and hyphens.')

const BankDetails = {
  holderName: FreeText.min(1, 'Write whose bank account it is.').max(
    22,
    'The bank has room for 22 characters.',
  ),
  routing: z.string().regex(/^\d{9}$/, 'Write the nine digits of the routing number.'),
  accountKind: BankAccountKind,
  bankNumber: BankNumber.describe('Kept encrypted; only its last four digits are ever shown.'),
}

/** What is written down when a customer lets the city draw. */
export const NewMandate = z
  .object({
    givenBy: MandateWay,
    givenOn: Day.describe('The day they agreed.'),
    language: z.enum(['en', 'es']).default('en').describe('Of the words they agreed to.'),
    evidence: FreeText.min(1, 'Write where the paper or the recording is kept.').max(200),
    ...BankDetails,
  })
  .meta({ id: 'NewMandate' })

export const MandateState = z.enum(['prenote-to-send', 'prenote-sent', 'live', 'held', 'stopped'])

/** Who lets the city draw, from where, and how far that is. */
export const Mandate = z
  .object({
    mandateId: z.int(),
    accountNumber: z.string(),
    givenBy: MandateWay,
    givenOn: Day,
    wording: z.string().describe('What was agreed to, word for word.'),
    evidence: z.string(),
    holderName: z.string(),
    routing: z.string(),
    accountKind: BankAccountKind,
    last4: z.string(),
    state: MandateState,
    liveFrom: Day.nullable().describe('The first day on which it may be drawn from.'),
    detailsSince: Day,
    replaces: z.int().nullable(),
    why: z.string().nullable().describe('Why it is held or was stopped.'),
    stoppedOn: Day.nullable(),
    setUpBy: z.string(),
    setUpOn: Day,
  })
  .meta({ id: 'Mandate' })

export const AchRunKind = z.enum(['prenote', 'autopay', 'refund', 'retry'])
export const AchRunState = z.enum(['prepared', 'released', 'posted', 'cancelled'])

/** A file to the bank, from its preparation to its day. */
export const AchRun = z
  .object({
    runId: z.int(),
    kind: AchRunKind,
    drawOn: Day.describe('The day on which the bank moves the money.'),
    state: AchRunState,
    entries: z.int(),
    amountCents: Cents,
    first: z.int().describe('Entries drawn from these bank details the first time.'),
    changed: z.int().describe('Entries drawn the first time since the bank details changed.'),
    leftOut: z.int(),
    posted: z.int().describe('Entries that are payments in the books.'),
    citation: z.string(),
    preparedBy: z.string(),
    preparedOn: Day,
    releasedBy: z.string().nullable(),
    releasedOn: Day.nullable(),
    fileName: z.string().nullable(),
    sha256: z.string().nullable(),
    takenBy: z.string().nullable(),
    takenOn: Day.nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
  })
  .meta({ id: 'AchRun' })

/** One payment or prenote of a run. */
export const AchEntry = z.object({
  entryId: z.int(),
  accountNumber: z.string(),
  billNumber: z.string().nullable(),
  sec: z.enum(['PPD', 'WEB', 'TEL', 'CCD']),
  side: z.enum(['debit', 'credit']),
  holderName: z.string(),
  routing: z.string(),
  last4: z.string(),
  amountCents: Cents,
  flag: z.enum(['first', 'changed']).nullable(),
  trace: z.string().nullable(),
  paymentId: z.int().nullable(),
})

/** Why a bill is not drawn though it is due. */
export const LeftOut = z.object({
  accountNumber: z.string(),
  billNumber: z.string().nullable(),
  why: z.enum(['not-live', 'bill-asks', 'nothing-open', 'final-bill']),
  openCents: Cents,
})
