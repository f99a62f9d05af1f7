import { z } from 'zod'
import { Day, MailAddress } from './account-shapes.ts'

export const AddressOutcome = z
  .enum(['good', 'fix', 'warn', 'blocked', 'not-coded'])
  .describe(
    '`good`: confirmed; `fix`: mailed, to be mended; `warn`: mailed, somebody should look; `blocked`: no automation price; `not-coded`: no answer yet.',
  )
export const AddressChangeKind = z
  .enum(['moved', 'corrected', 'moved-no-address', 'not-deliverable'])
  .describe(
    '`moved` and `corrected` bring an address; `moved-no-address` and `not-deliverable` only say that ours is not good.',
  )
export const AddressVerdict = z.enum(['open', 'accepted', 'left', 'overtaken'])
const count = z.int().min(0)

/** The addresses of one outcome and age. */
export const AddressGroup = z.object({
  outcome: AddressOutcome,
  age: z
    .enum(['fresh', 'old', 'never'])
    .describe('Whether the coding is young enough for automation prices today.'),
  count,
})

export const AddressExchange = z
  .object({
    exchangeId: z.int(),
    vendor: z.string(),
    state: z.enum(['exported', 'answered', 'closed']),
    madeBy: z.string(),
    madeOn: Day,
    rows: count.describe('Names at addresses that were sent.'),
    confidential: count.describe('Accounts left out, because their address is confidential.'),
    sha256: z.string().describe('Of the export, so that the vendor can tell it is whole.'),
    answered: count.describe('Rows that have an answer.'),
    linesWaiting: count.describe('Lines of answers that were not taken, and wait.'),
    changesOpen: count,
    accepted: count,
    left: count,
    overtaken: count.describe('Not applied: the address was changed here since the export.'),
    papers: z.array(
      z.object({
        paperId: z.int(),
        kind: z.enum(['ps-3553', 'other']),
        fileName: z.string(),
        datedOn: Day,
        addedBy: z.string(),
        keepUntil: Day.describe('Two years from its date.'),
      }),
    ),
    closedOn: Day.nullable(),
    closedBy: z.string().nullable(),
  })
  .meta({ id: 'AddressExchange' })

/** One file in which the vendor answered. */
export const AddressAnswer = z.object({
  answerId: z.int(),
  fileName: z.string(),
  sha256: z.string(),
  lines: count,
  taken: count,
  faulty: count,
  broughtBy: z.string(),
  broughtOn: Day,
})

export const AddressChange = z
  .object({
    changeId: z.int(),
    row: z.int(),
    kind: AddressChangeKind,
    accountNumber: z.string(),
    partyId: z.int(),
    name: z.string(),
    before: z.string().describe('The address that was sent, on one line.'),
    after: z.string().nullable().describe('Where mail would go; null where nobody knows.'),
    why: z.string().describe('What the vendor says, in words.'),
    movedIn: z.string().nullable().describe('The month of the move: `2026-08`.'),
    moveType: z.enum(['individual', 'family', 'business']).nullable(),
    verdict: AddressVerdict,
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AddressChange' })

/** A line of an answer that was not taken. */
export const AddressFault = z.object({
  answerId: z.int(),
  line: z.int(),
  field: z.string().nullable().describe('The column that is wrong; null: the line as a whole.'),
  sentence: z.string(),
  raw: z.string(),
  settledBy: z.string().nullable(),
  note: z.string().nullable(),
})

/** An address of the newest exchange as it stands. */
export const AddressState = z
  .object({
    row: z.int(),
    name: z.string(),
    address: z.string(),
    accountNumber: z.string().nullable(),
    outcome: AddressOutcome,
    words: z.array(z.string()).describe('What was said of it, the worst first.'),
    zip: z.string().nullable().describe('With its ZIP+4.'),
    codedOn: Day.nullable(),
    moveUpdateOn: Day.nullable(),
    moveUpdateMethod: z.string().nullable(),
  })
  .meta({ id: 'AddressState' })

/** What the post office says of one address. */
export const AddressSuggestion = z
  .object({
    found: z.boolean(),
    sentence: z.string().describe('What it says, in words; of an address it does not know, why.'),
    same: z.boolean().describe('Ours is written as the post office writes it.'),
    asked: MailAddress,
    suggested: MailAddress.nullable(),
    outcome: AddressOutcome,
    words: z.array(z.string()),
    practice: z.boolean().describe('It was the post office of practice: nothing it says is true.'),
    left: z.int().describe('How many look-ups are left in this hour.'),
  })
  .meta({ id: 'AddressSuggestion' })
