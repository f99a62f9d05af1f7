import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'

export const RefundKind = z.enum(['credit', 'deposit', 'suspense'])

/** Why something is not refunded now. */
export const NotYet = z.enum([
  'below-least',
  'waits',
  'final-bill-to-come',
  'no-forwarding-address',
  'confidential-address',
  'payee-unknown',
])

/** Money that may go back. */
export const RefundCandidate = z
  .object({
    kind: RefundKind,
    sourceId: z.int().describe('Of the account, the deposit, or the item in suspense.'),
    accountNumber: z.string().nullable(),
    payee: z.string(),
    amountCents: Cents,
    since: Day,
    notYet: NotYet.nullable().describe('Null: it goes into the next batch.'),
    owesElsewhere: z
      .object({ accountNumber: z.string(), cents: Cents })
      .nullable()
      .describe('Another account that the same customer pays and that owes: the refund may pay it.'),
  })
  .meta({ id: 'RefundCandidate' })

export const RefundBatch = z
  .object({
    batchId: z.int(),
    state: z.enum(['proposed', 'approved', 'dropped']),
    citation: z.string(),
    note: z.string().nullable(),
    count: z.int(),
    cents: Cents,
    toPay: z.int().describe('How many are owed and not paid yet.'),
    checksToWrite: z.int().describe('How many of them wait for their check.'),
    bankToSend: z.int().describe('How many of them wait for a file to the bank.'),
    madeBy: z.string(),
    madeOn: Day,
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
  })
  .meta({ id: 'RefundBatch' })

const RefundWayKind = z
  .enum(['check', 'online', 'bank'])
  .describe('`online`: back by the payment provider. `bank`: an ACH credit to the account autopay drew from.')

/** A way in which a refund may be paid. */
export const RefundWay = z
  .object({
    way: RefundWayKind,
    to: z.string(),
    reference: z.string().nullable().describe('Of an online payment.'),
  })
  .meta({ id: 'RefundWay' })

export const Refund = z
  .object({
    refundId: z.int(),
    batchId: z.int(),
    kind: RefundKind,
    sourceId: z.int(),
    accountNumber: z.string().nullable(),
    payee: z.string(),
    amountCents: Cents,
    toAccountNumber: z.string().nullable().describe('The account it pays instead of a check.'),
    state: z.enum(['proposed', 'left-out', 'to-pay', 'applied', 'paid', 'voided']),
    checkNumber: z.string().nullable(),
    checkOn: Day.nullable().describe('The day it was paid, by whatever way.'),
    way: RefundWayKind,
    wayTo: z.string().nullable().describe('Where it goes when not by check: `back to the card visa 4242`.'),
    wayReference: z.string().nullable().describe('The online payment it goes back from.'),
    wayNote: z.string().nullable().describe('Why it is a check after all.'),
    onlineState: z
      .enum(['waiting', 'declined', 'asked', 'given', 'failed', 'returned'])
      .nullable()
      .describe('What the provider said of it.'),
    bankRunId: z.int().nullable().describe('The file to the bank that has it.'),
    letterId: z.int().nullable(),
    reissueOf: z.int().nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
  })
  .meta({ id: 'Refund' })
