import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about service orders and about beginning, ending and moving. Part of the one list in `refusals.ts`. */
export const orderRefusals = {
  FIRST_DAYS_BILLED: problem(
    'FIRST_DAYS_BILLED',
    409,
    'The cycle has billed the period of the first day already, and a new account would not be billed for it. Choose the first day of the next period, or a later one.',
    { from: z.string() },
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
  ORDER_NOT_FOUND: problem('ORDER_NOT_FOUND', 404, 'There is no such service order.', {
    orderId: z.number(),
  }),
  ORDER_NOT_IN_STATE: problem(
    'ORDER_NOT_IN_STATE',
    409,
    'This cannot be done with the order as it is now. Look at it again: somebody may have been quicker.',
    { state: z.string(), needed: z.array(z.string()), by: z.string() },
  ),
}
