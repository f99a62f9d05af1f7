import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

export const OnlineTender = z.enum(['card', 'ach'])

/** What may be asked for beside an account number. */
export const PayFact = z.enum(['bill-number', 'bill-amount', 'phone-last4'])

/** How a payment made online stands, as the provider last told it. */
export const OnlineState = z
  .enum(['new', 'open', 'pending', 'paid', 'failed', 'expired'])
  .describe('`pending`: the bank account has still to pay. `new` and `open`: nothing was paid yet.')

/** A payment made online, as the office sees it. */
export const OnlinePayment = z
  .object({
    reference: z.string(),
    accountNumber: z.string(),
    amountCents: Cents,
    state: OnlineState,
    begunOn: Day,
    receivedOn: Day.nullable(),
    tender: OnlineTender.nullable(),
    brand: z.string().nullable().describe('Of a card its scheme; of a bank account its bank.'),
    last4: z.string().nullable(),
    feeCents: Cents.nullable().describe('What the provider keeps. Never part of what the customer owes.'),
    refundedCents: Cents,
    disputedCents: Cents,
    bookedCents: Cents.describe('What of it stands in the books.'),
  })
  .meta({ id: 'OnlinePayment' })

const OnlineRefundState = z
  .enum(['waiting', 'declined', 'asked', 'given', 'failed', 'returned'])
  .describe(
    '`waiting`: for a second person. `asked`: the provider has not answered yet. `failed`: it said no. `returned`: the card or bank did not take it.',
  )

/** Money that is to go back by the provider to where it came from. */
export const OnlineRefund = z
  .object({
    onlineRefundId: z.int(),
    reference: z.string(),
    accountNumber: z.string(),
    amountCents: Cents,
    note: z.string(),
    state: OnlineRefundState,
    isOwed: z
      .boolean()
      .describe('Ordered by a batch of refunds: the payment stays in the books of its account.'),
    askedBy: z.string(),
    askedOn: Day,
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
    decidedReason: z.string().nullable(),
  })
  .meta({ id: 'OnlineRefund' })

/** How it stands with what was asked to go back. */
export const RefundAsked = z
  .object({
    onlineRefundId: z.int(),
    refundId: z.string().nullable().describe('The provider’s number of it; null: it was not asked yet.'),
    state: OnlineRefundState,
  })
  .meta({ id: 'OnlineRefundAsked' })

/** What somebody who has a link or proved to know the account sees. No name, no whole address, no history. */
export const PayShown = z
  .object({
    city: z.string(),
    cityPhone: z.string(),
    replaced: z
      .boolean()
      .describe('The link is of a bill that a newer one took the place of: it shows no amounts any more.'),
    due: z
      .object({
        accountEnding: z.string().describe('The last signs of the account number.'),
        address: z
          .string()
          .nullable()
          .describe('The service address, masked; null where it is confidential.'),
        billNumber: z.string().nullable(),
        dueOn: Day.nullable(),
        dueCents: Cents.describe('What is owed now, less what is on its way. Nothing that is in dispute.'),
        pastDueCents: Cents,
        pendingCents: Cents.describe('Paid online from a bank account and not there yet.'),
        creditCents: Cents,
        autopay: z.boolean(),
        tenders: z.array(OnlineTender),
        leastCents: Cents,
        mostCents: Cents,
        otherAmount: z.boolean(),
      })
      .nullable()
      .describe('Null: replaced.'),
  })
  .meta({ id: 'PayShown' })
