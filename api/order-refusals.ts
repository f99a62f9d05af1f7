import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about service orders and about beginning, ending and moving. Part of the one list in `refusals.ts`. */
export const orderRefusals = {
  AGREEMENT_ALREADY_THERE: problem(
    'AGREEMENT_ALREADY_THERE',
    409,
    'An owner has an agreement for this address on some of these days. End that first.',
    { agreementId: z.number(), ownerName: z.string() },
  ),
  AGREEMENT_NOT_FOUND: problem('AGREEMENT_NOT_FOUND', 404, 'There is no such agreement for this address.', {
    agreementId: z.number(),
  }),
  DEPOSIT_ALREADY_TAKEN: problem(
    'DEPOSIT_ALREADY_TAKEN',
    409,
    'A deposit with this receipt was taken before. Look at it on the account.',
    { depositId: z.number() },
  ),
  DEPOSIT_NOT_FOUND: problem('DEPOSIT_NOT_FOUND', 404, 'There is no such deposit.', {
    depositId: z.number(),
  }),
  DEPOSIT_NOT_HELD: problem(
    'DEPOSIT_NOT_HELD',
    409,
    'The deposit is not held any more, or a refund of it waits. Look at what became of it.',
    { state: z.string() },
  ),
  DEPOSIT_OWN_REFUND: problem(
    'DEPOSIT_OWN_REFUND',
    409,
    'Whoever asked for the refund does not approve it. Ask another person.',
    { askedBy: z.string() },
  ),
  DEPOSIT_RULE_MISSING: problem(
    'DEPOSIT_RULE_MISSING',
    409,
    'No rule of the city says that deposits are taken. Add the policy “deposit” with its citation first.',
    {},
  ),
  FIRST_DAYS_BILLED: problem(
    'FIRST_DAYS_BILLED',
    409,
    'The cycle has billed this day already. It cannot be charged after all: no rule of the city says how far back (policy “look-back”), or the account came into the books with a past of its own. Choose the first day of the next period, or a later one.',
    { from: z.string() },
  ),
  FIRST_DAYS_TOO_FAR_BACK: problem(
    'FIRST_DAYS_TOO_FAR_BACK',
    409,
    'The first day lies further back than the city’s rule charges days that were never billed. Choose the earliest day it allows, or a later one.',
    { from: z.string(), months: z.number(), citation: z.string() },
  ),
  MISSED_PICKUP_TOLD_TOO_LATE: problem(
    'MISSED_PICKUP_TOLD_TOO_LATE',
    409,
    'The missed pickup was told later than the city’s rule allows. Order an extra pickup instead, or say no with the citation.',
    { lastDay: z.string(), citation: z.string() },
  ),
  ORDER_CHARGE_BILLED: problem(
    'ORDER_CHARGE_BILLED',
    409,
    'What was charged for the order is on a posted bill. It stays done; give the money back by an adjustment.',
    { billNumber: z.string() },
  ),
  ORDER_CORRECTED_BILLS: problem(
    'ORDER_CORRECTED_BILLS',
    409,
    'Doing the order corrected bills or was charged by an adjustment. It stays done: order the opposite, or correct the past of the account.',
    {},
  ),
  ORDER_NOT_FOUND: problem('ORDER_NOT_FOUND', 404, 'There is no such service order.', {
    orderId: z.number(),
  }),
  ORDER_NOT_IN_STATE: problem(
    'ORDER_NOT_IN_STATE',
    409,
    'This cannot be done with the order as it is now. Look at it again: somebody may have been quicker.',
    { state: z.string(), needed: z.array(z.string()), by: z.string() },
  ),
  ORDER_WAS_CREDITED: problem(
    'ORDER_WAS_CREDITED',
    409,
    'The missed pickup was credited, so the order stays. Take the adjustment back instead.',
    {},
  ),
}
