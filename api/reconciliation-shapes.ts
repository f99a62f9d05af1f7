import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

const Signed = Cents.describe('What comes into the account; negative: what leaves it.')

/** Who sees to a difference, and what they found. */
const Owned = z.object({ owner: z.string(), note: z.string(), notedBy: z.string(), notedOn: Day })

/** A line of a bank statement that is money. */
export const MoneyLine = z
  .object({
    lineId: z.int(),
    statementId: z.int(),
    account: z.string(),
    on: Day,
    days: z.int().describe('How long ago that was.'),
    cents: Signed,
    typeCode: z.string(),
    use: z.string(),
    bankReference: z.string(),
    customerReference: z.string(),
    text: z.string(),
    owned: Owned.nullable(),
  })
  .meta({ id: 'BankMoneyLine' })

/** Something of ours that a bank statement has to show. */
export const ExpectedItem = z
  .object({
    key: z.string(),
    kind: z.enum([
      'bank-deposit',
      'lockbox',
      'electronic',
      'counter-cards',
      'autopay-file',
      'refund-file',
      'provider-payout',
      'returned-item',
      'refund-check',
      'payment-by-hand',
    ]),
    sourceId: z
      .int()
      .describe(
        'Its number: of the bank deposit, the file of the bank, the drawer, the run of ACH, the payout, the returned item, the refund or the payment.',
      ),
    name: z.string(),
    number: z.string().nullable().describe('What the bank may name it by.'),
    on: Day,
    days: z.int().describe('How long ago that was.'),
    cents: Signed,
    owned: Owned.nullable(),
  })
  .meta({ id: 'ExpectedBankItem' })

/** Why lines and things of ours may be the same money. */
export const MatchWhy = z.enum([
  'number',
  'amount',
  'alone',
  'sum-of-a-day',
  'digits-turned',
  'near',
  'day',
  'kind',
])

/** Lines and things of ours that may be, or surely are, the same money. */
export const ProposedMatch = z
  .object({
    lineIds: z.array(z.int()),
    keys: z.array(z.string()),
    sure: z.boolean().describe('Number and amount agree, or there is nothing else it could be.'),
    why: z.array(MatchWhy),
    differenceCents: Cents.describe('What the bank has more than we do.'),
  })
  .meta({ id: 'ProposedBankMatch' })

/** A match that was made. */
export const BankMatch = z
  .object({
    matchId: z.int(),
    kind: z.enum(['sure', 'by-hand', 'explained']),
    foundBy: MatchWhy.nullable(),
    reason: z.string().nullable(),
    differenceCents: Cents,
    matchedBy: z.string(),
    matchedOn: Day,
    undoneBy: z.string().nullable(),
    undoneOn: Day.nullable(),
    undoneReason: z.string().nullable(),
    lines: z.array(z.object({ lineId: z.int(), on: Day, cents: Signed, text: z.string() })),
    items: z.array(
      z.object({ key: z.string(), kind: ExpectedItem.shape.kind, name: z.string(), on: Day, cents: Signed }),
    ),
  })
  .meta({ id: 'BankMatch' })

const BalanceRow = z.object({
  code: z.string(),
  name: z.string(),
  how: z.string().describe('What is added up.'),
  cents: Cents,
})

/** What the books had in the bank when its balance was first proven here. */
export const BankOpening = z
  .object({
    openingId: z.int(),
    asOf: Day,
    cents: Cents,
    paper: z.string(),
    statedBy: z.string(),
    statedOn: Day,
  })
  .meta({ id: 'BankOpening' })

/** The bank's closing balance brought to what the books have, and the books brought to what is in the bank. */
export const BankBalance = z
  .object({
    asOf: Day,
    statements: z.array(z.object({ account: z.string(), asOf: Day, closingCents: Cents })),
    lacking: z.array(z.string()).describe('Accounts of the rule with no statement by that day.'),
    opening: BankOpening.nullable().describe('Null: nobody stated it, or it is of a later day.'),
    bank: z.array(BalanceRow),
    bankCents: Cents.describe('What the books should have in the bank, by the bank.'),
    books: z.array(BalanceRow),
    bookCents: Cents.describe('What is in the bank, by the books.'),
    differenceCents: Cents.nullable().describe('Null: an opening balance or a statement is lacking.'),
  })
  .meta({ id: 'BankBalance' })
