import { z } from 'zod'
import { Contact } from './contact-shapes.ts'
import { CorrectionState } from './correction-shapes.ts'
import { FreeText } from './free-text.ts'
import { LetterState } from './letter-shapes.ts'
import { RequestKey } from './request-key.ts'
import { Role } from './roles.ts'
import { Note, Owner } from './workplan-shapes.ts'

const Day = z.iso.date('Write a day such as 2026-12-01.')
const Cents = z.int()
/** A time of day by the clock of the city. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 16:00.')

/** The way of a case from the first call to its end. */
export const CaseState = z.enum(['new', 'research', 'waiting', 'adjustment', 'letter', 'closed'])
const CaseView = z.enum(['late', 'mine', 'waiting', 'open', 'closed', 'all'])

/** What a case can be about. A part of the product that adds things to link to adds its kind here. */
export const CaseLinkKind = z.enum([
  'account',
  'bill',
  'bill-line',
  'task',
  'finding',
  'run',
  'case',
  'letter',
  'adjustment',
  'contact',
])
export const CaseLink = z.object({
  kind: CaseLinkKind,
  key: z
    .string()
    .trim()
    .min(1, 'Write its number.')
    .max(60)
    .describe(
      'Its number, as people write it; of a bill line the number of the bill, a colon, and the line.',
    ),
})

/** How a dispute ends. */
export const DisputeOutcome = z.enum(['upheld', 'partly', 'denied'])
/** How another case ends. */
export const PlainOutcome = z.enum(['answered', 'corrected', 'referred', 'withdrawn'])
export const Outcome = z.enum([...DisputeOutcome.options, ...PlainOutcome.options])

/** How to speak with whoever is angry, or asks what a clerk may not give. */
export const Guidance = z.object({
  script: z.string().describe('What to say.'),
  escalateTo: Role.nullable().describe('Whom to hand it to.'),
  withinHours: z.int().nullable().describe('How soon they should have called back.'),
  coolingOffDays: z.int().nullable().describe('Business days without contact when a talk got out of hand.'),
  citation: z.string().describe('The rule of the city that says so.'),
})

/** A kind of case, as the city’s policy describes it. */
export const CaseType = z.object({
  code: z.string(),
  label: z.string(),
  labelEs: z.string().nullable().describe('How Spanish letters say it; null: as the screen does.'),
  isDispute: z.boolean().describe('It names charges the customer disputes.'),
  daysToDue: z.int().nullable().describe('Business days until it is due.'),
  checklist: z.array(z.string()),
  reasons: z
    .array(z.string())
    .describe(
      'Reasons of conversations that lead to a case of the type: its guidance is beside such a call.',
    ),
  guidance: Guidance.nullable(),
  citation: z
    .string()
    .nullable()
    .describe('Null: the city says nothing, and the product has one plain type.'),
})

export const CaseRow = z
  .object({
    id: z.int(),
    version: z.int().describe('Send it with a change: whoever changed it meanwhile is then named.'),
    type: z.string(),
    typeLabel: z.string(),
    isDispute: z.boolean(),
    title: z.string(),
    accountNumber: z.string().nullable(),
    payerName: z.string().nullable(),
    owner: Owner.nullable(),
    dueOn: Day.nullable(),
    state: CaseState,
    waitingFor: z.string().nullable(),
    waitingSince: Day.nullable(),
    late: z
      .boolean()
      .describe('Its day is past, or that of its escalation or of a follow-up, and it is not closed.'),
    stepsDone: z.int(),
    steps: z.int(),
    nextStep: z.string().nullable().describe('The first of the checklist that is not done.'),
    nextFollowUp: z
      .object({ id: z.int(), dueOn: Day, what: z.string(), owner: Owner.nullable() })
      .nullable()
      .describe('The first that is not done.'),
    escalated: z
      .object({ to: Owner, by: z.string(), on: Day, dueOn: Day, dueTime: Time, because: z.string() })
      .nullable(),
    noContactBefore: Day.nullable().describe('Nobody of the city calls or writes before that day.'),
    noContactBecause: z.string().nullable(),
    disputedCents: Cents.describe('In dispute today.'),
    openedOn: Day,
    openedBy: z.string(),
    closedOn: Day.nullable(),
    closedBy: z.string().nullable(),
    outcome: Outcome.nullable(),
    outcomeBecause: z.string().nullable(),
  })
  .meta({ id: 'CaseRow' })

export const DisputedLine = z.object({
  id: z.int(),
  billNumber: z.string(),
  lineNo: z.int(),
  what: z.string().describe('The line as the bill has it.'),
  whatEs: z.string().describe('The same as a Spanish bill has it.'),
  lineCents: Cents.describe('What the line charges.'),
  amountCents: Cents.describe('How much of it is in dispute.'),
  from: Day,
  until: Day.nullable().describe('The first day it was no longer in dispute.'),
  upheldCents: Cents.nullable().describe('How much of it the customer was right about.'),
})

export const Case = CaseRow.extend({
  body: z.string().nullable(),
  stepList: z.array(
    z.object({ id: z.int(), title: z.string(), doneOn: Day.nullable(), doneBy: z.string().nullable() }),
  ),
  links: z.array(CaseLink),
  notes: z.array(Note).describe('Oldest first; notes are only ever added.'),
  followUps: z.array(
    z.object({
      id: z.int(),
      dueOn: Day,
      what: z.string(),
      owner: Owner.nullable(),
      addedBy: z.string(),
      doneOn: Day.nullable(),
      doneBy: z.string().nullable(),
    }),
  ),
  disputedLines: z.array(DisputedLine),
  guidance: Guidance.nullable(),
  calls: z.array(Contact).describe('Conversations that belong to it, newest first.'),
  letters: z
    .array(
      z.object({
        id: z.int(),
        on: Day.describe('When it was sent, or drafted.'),
        subject: z.string(),
        state: LetterState,
        by: z.string(),
      }),
    )
    .describe('Letters that were drafted for it, or linked to it, newest first.'),
  adjustments: z
    .array(
      z.object({
        id: z.int(),
        on: Day.describe('When it was posted, or asked for.'),
        reason: z.string(),
        amountCents: Cents.describe('Negative: what the customer owes less by it.'),
        state: z.enum(['waiting', 'posted', 'returned', 'withdrawn']),
        by: z.string(),
      }),
    )
    .describe('Adjustments that were asked for from it or are linked to it, newest first.'),
  corrections: z
    .array(
      z.object({
        id: z.int(),
        accountNumber: z.string(),
        on: Day.describe('When it was asked for.'),
        state: CorrectionState,
        stated: z.array(z.string()).describe('What was stated, in words.'),
        postedCents: Cents,
        adjustmentId: z.int().nullable().describe('What carries its money; null: it moves none.'),
        draftLetterId: z
          .int()
          .nullable()
          .describe('Its letter, while that is a draft: the answer to a dispute says both.'),
        by: z.string(),
      }),
    )
    .describe('Corrections of the past that were asked for from it, newest first.'),
}).meta({ id: 'Case' })

const title = FreeText.min(1, 'Write what it is about.').max(200)
const body = FreeText.max(4000).nullable().default(null)
const ownerId = z.string().nullable().default(null).describe('A person of the city’s staff, by `userId`.')
const because = FreeText.min(1, 'Write why.').max(1000)
const version = z.int().positive()

/** Amounts of lines of a bill that are in dispute. */
export const NewDisputedLine = z.object({
  billNumber: z.string().trim().min(1, 'Write the number of the bill.').max(40),
  lineNo: z.int().positive(),
  amountCents: z.int().positive('Write how much of it is in dispute.').max(100_000_000),
})

const caseFields = { type: z.string().min(1, 'Choose a type.').max(60), title, body, owner: ownerId }

export const NewCase = z.object({
  ...caseFields,
  accountNumber: z.string().trim().min(1).max(40).nullable().default(null),
  dueOn: Day.nullable().default(null).describe('Null: as the type says.'),
  links: z.array(CaseLink).max(60).default([]),
  disputedLines: z.array(NewDisputedLine).max(100).default([]),
  note: FreeText.max(4000).nullable().default(null).describe('The first note.'),
  key: RequestKey.optional(),
})
export const CaseChange = z.object({ ...caseFields, version, dueOn: Day.nullable() })
export const CaseStateChange = z.object({
  version,
  state: CaseState.exclude(['closed']),
  waitingFor: FreeText.max(200).optional().describe('Whom or what it waits for.'),
  reason: FreeText.max(500).optional().describe('Why a closed case is taken up again.'),
})
export const CaseClosing = z.object({
  version,
  outcome: Outcome,
  because,
  upheld: z
    .array(z.object({ lineId: z.int().positive(), cents: z.int().min(0) }))
    .max(100)
    .default([])
    .describe('Of a dispute that is partly upheld: how much of each line.'),
  letter: z
    .boolean()
    .default(false)
    .describe('Of a dispute: draft the answer from the city’s template; a person looks at it and sends it.'),
  noLetterBecause: FreeText.min(1)
    .max(500)
    .nullable()
    .default(null)
    .describe('Of a dispute without a letter: why the customer gets none.'),
})
export const NewCaseNote = z.object({
  text: FreeText.min(1, 'Write the note.').max(4000),
  key: RequestKey.optional(),
})
export const NewFollowUp = z.object({
  what: FreeText.min(1, 'Write what is to be done.').max(300),
  dueOn: Day,
  owner: ownerId,
})
export const Escalation = z.object({
  version,
  to: z.string().min(1, 'Choose to whom.').describe('A person of the city’s staff, by `userId`.'),
  dueOn: Day,
  dueTime: Time,
  because,
})
export const CoolingOff = z.object({
  version,
  until: Day.nullable().describe('The first day on which the city may be in touch again; null ends it.'),
  because,
})

/** Which cases are asked for. */
export const CaseQuery = z.object({
  view: CaseView.default('open').describe(
    '`mine`: owned by you, escalated to you, or with a follow-up of yours; `waiting`: on whom or what.',
  ),
  type: z.string().optional().describe('Only cases of this type.'),
  owner: z
    .string()
    .optional()
    .describe('Only those of this person, by `userId`; `nobody`: without an owner.'),
  account: z.string().optional().describe('Only those of this account, or linked to it.'),
  linkKind: CaseLinkKind.optional(),
  linkKey: z.string().optional().describe('Cases about one thing: with `linkKind`.'),
  q: z.string().trim().max(100).optional().describe('Words of the title, the payer or the account number.'),
})
