import { z } from 'zod'
import { AccountRow, BillBy, Cents, Day, Party, PartyRole, Premise, Service } from './account-shapes.ts'

const Alert = z.object({
  code: z.enum([
    'closing',
    'closed',
    'credit-on-closed',
    'no-payer',
    'no-service',
    'past-due',
    'spanish',
    'large-print',
    'confidential-address',
    'shared-service',
    'cooling-off',
    'escalated-case',
    'dispute',
    'open-cases',
    'returned-mail',
    'undeliverable',
  ]),
  severity: z.enum(['note', 'warning', 'danger']),
  text: z.string().describe('One sentence for the screen.'),
})

const PartyOnAccount = Party.extend({
  role: PartyRole,
  from: Day,
  until: Day.nullable(),
  addressHidden: z
    .boolean()
    .describe(
      'The address is confidential (Safe at Home) and hidden from you; `mail` is null whatever it is.',
    ),
  billBy: BillBy.exclude(['none'])
    .nullable()
    .describe('How this party wants all their bills; null: as each account says.'),
})

/** An account, with all it takes to answer a caller. */
export const Account = AccountRow.extend({
  accountId: z.int(),
  billBy: BillBy,
  largePrint: z.boolean(),
  autopay: z.boolean(),
  ownerCopy: z.boolean(),
  note: z.string().nullable(),
  billedUntil: Day.nullable().describe(
    'The first day no posted bill covers yet. Before it, a change needs an adjustment.',
  ),
  owedSince: Day.nullable().describe('The due day of the oldest bill not paid in full; null when none is.'),
  dueOn: Day.nullable().describe('When the last bill is due.'),
  pastDueCents: Cents.describe('What of it is past its due day.'),
  disputedCents: Cents.describe(
    'What of the balance is in dispute today: no penalty and no notice rests on it.',
  ),
  disputedPastDueCents: Cents.describe('What of the past due part is in dispute.'),
  premise: Premise,
  parties: z
    .array(PartyOnAccount)
    .describe('Everybody who is or was something to the account, newest first.'),
  services: z.array(Service).describe('All services with their periods, newest first.'),
  discounts: z.array(
    z.object({
      discountId: z.int(),
      code: z.string(),
      from: Day,
      until: Day.nullable(),
      evidence: z.string().nullable(),
    }),
  ),
  bills: z
    .array(
      z.object({
        number: z.string(),
        issuedOn: Day,
        dueOn: Day,
        periodFrom: Day,
        periodUntil: Day,
        chargesCents: Cents,
        totalDueCents: Cents,
        isFinal: z.boolean(),
        kind: z.enum(['regular', 'partial', 'final', 'off-cycle']),
        suppressed: z.enum(['minimum', 'zero', 'credit']).nullable().describe('Why it was not sent.'),
        replacedBy: z
          .string()
          .nullable()
          .describe('What took its place when it was cancelled; null: it holds.'),
      }),
    )
    .describe('The last thirteen, newest first.'),
  payments: z
    .array(z.object({ receipt: z.string(), receivedOn: Day, tender: z.string(), amountCents: Cents }))
    .describe('The last thirteen, newest first.'),
  exceptions: z
    .array(z.object({ runId: z.int(), code: z.string(), severity: z.string(), details: z.unknown() }))
    .describe('On registers that are not posted yet, and not decided.'),
  otherAccounts: z
    .array(AccountRow.extend({ because: z.enum(['same-premise', 'same-party']) }))
    .describe('At the same premise, or of a party of this account.'),
  alerts: z.array(Alert),
})

/** An account that was searched for. */
export const Found = AccountRow.extend({
  matched: z.enum(['account', 'former-number', 'bill', 'check', 'phone', 'email', 'apn', 'address', 'name']),
  matchedText: z.string().describe('What was found: the name, the address, the number.'),
  confidential: z.boolean().describe('Safe at Home: say no address to the caller.'),
  similar: z.boolean().describe('Found only by allowing for typing mistakes.'),
})
