import { z } from 'zod'
import { AccountRow, Cents, Day } from './account-shapes.ts'
import { FreeText } from './free-text.ts'

const At = z.iso.datetime({ offset: true })

export const Channel = z.enum(['phone', 'e-mail', 'counter', 'letter'])
export const Direction = z.enum(['in', 'out'])
export const Outcome = z.enum([
  'answered',
  'passed-on',
  'follow-up',
  'no-answer',
  'message-left',
  'broken-off',
])

/** What is written down about a conversation. */
export const ContactNote = z.object({
  reason: z.string().min(1, 'Choose what it was about.').describe('A code of the city’s list.'),
  outcome: Outcome,
  direction: Direction.default('in'),
  partyId: z.int().positive().nullable().default(null).describe('Who it was, when they are on the account.'),
  billNumber: z.string().trim().min(1).max(40).nullable().default(null),
  billLineNo: z.int().positive().nullable().default(null).describe('The line of that bill it was about.'),
  notes: FreeText.max(4000).nullable().default(null),
  followUpOn: Day.nullable().default(null).describe('The day on which somebody looks at it again.'),
})

/** A conversation, as it stands in the log. */
export const Contact = z
  .object({
    id: z.int(),
    version: z.int(),
    accountNumber: z.string().nullable(),
    payerName: z.string().nullable(),
    partyId: z.int().nullable(),
    partyName: z.string().nullable(),
    channel: Channel,
    direction: Direction,
    phone: z.string().nullable().describe('Ten digits.'),
    reason: z.string().nullable(),
    billNumber: z.string().nullable(),
    billLineNo: z.int().nullable(),
    billLineCode: z.string().nullable().describe('The charge that line is.'),
    outcome: Outcome.nullable(),
    notes: z.string().nullable(),
    followUpOn: Day.nullable(),
    followUpDoneOn: Day.nullable(),
    followUpDoneBy: z.string().nullable(),
    takenBy: z.string(),
    begunOn: Day,
    begunAt: At,
    endedAt: At.nullable().describe('Null: it is going on.'),
    cases: z
      .array(z.object({ id: z.int(), title: z.string(), closedOn: Day.nullable() }))
      .describe('The cases it belongs to.'),
    seconds: z.int().nullable().describe('How long it took, or takes so far; null where nobody timed it.'),
  })
  .meta({ id: 'Contact' })

/** An account that a telephone number leads to. */
export const Caller = AccountRow.extend({
  partyId: z.int(),
  partyName: z.string(),
  role: z.string(),
  confidential: z.boolean(),
})

export const Promised = z.object({
  id: z.int(),
  version: z.int(),
  amountCents: Cents,
  madeOn: Day,
  dueOn: Day.describe('The last day on which it is kept.'),
  state: z.enum(['open', 'kept', 'broken', 'withdrawn']),
  paidCents: Cents.describe('What was received from the day it was made through the day it is due.'),
  partyName: z.string().nullable(),
  note: z.string().nullable(),
  takenBy: z.string(),
  withdrawnBecause: z.string().nullable(),
})
