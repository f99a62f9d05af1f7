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
    toPay: z.int().describe('How many wait for their check.'),
    madeBy: z.string(),
    madeOn: Day,
    decidedBy: z.string().nullable(),
    decidedOn: Day.nullable(),
  })
  .meta({ id: 'RefundBatch' })

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
    checkOn: Day.nullable(),
    letterId: z.int().nullable(),
    reissueOf: z.int().nullable(),
    endedBy: z.string().nullable(),
    endedOn: Day.nullable(),
    endedReason: z.string().nullable(),
  })
  .meta({ id: 'Refund' })
