import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about payments. Part of the one list in `refusals.ts`. */
export const paymentRefusals = {
  ITEM_NOT_OPEN: problem(
    'ITEM_NOT_OPEN',
    409,
    'Some of what the payment was directed to is not open on this account. Look at what is owed again and choose anew.',
    { itemIds: z.array(z.number()) },
  ),
  PAYMENT_ALREADY_REVERSED: problem(
    'PAYMENT_ALREADY_REVERSED',
    409,
    'This payment was taken back before. Nothing was changed.',
    { reversedOn: z.string(), reason: z.string() },
  ),
  PAYMENT_NOT_FOUND: problem('PAYMENT_NOT_FOUND', 404, 'There is no payment with that number.', {
    paymentId: z.number(),
  }),
  REVERSAL_NOT_RULED: problem(
    'REVERSAL_NOT_RULED',
    409,
    'The city has no rule on taking payments back. Set down the policy payment-reversal first.',
    {},
  ),
  REVERSAL_REASON_NOT_FOR_ROLE: problem(
    'REVERSAL_REASON_NOT_FOR_ROLE',
    403,
    'Your role may not take a payment back for this reason. Ask somebody whose role may.',
    { reason: z.string(), role: z.string(), roles: z.array(z.string()) },
  ),
  REVERSAL_REASON_UNKNOWN: problem(
    'REVERSAL_REASON_UNKNOWN',
    422,
    'The city has no such reason. Choose one of those it has.',
    { reason: z.string(), reasons: z.array(z.string()) },
  ),
  CHECKS_NOT_TAKEN: problem(
    'CHECKS_NOT_TAKEN',
    409,
    'Checks are not taken for this account, because one came back. Ask for cash, a money order or a card, put the check into suspense, or let a coordinator take it all the same.',
    { until: z.string(), citation: z.string() },
  ),
  RETURNS_NOT_FROM_FILES: problem(
    'RETURNS_NOT_FROM_FILES',
    409,
    'No rule of the city says that returns of a file are recorded together. Record each on its account, or set it down in the policy returned-items.',
    {},
  ),
  RETURN_NOT_RULED: problem(
    'RETURN_NOT_RULED',
    409,
    'The city has no rule on returned items. Set down the policy returned-items first.',
    {},
  ),
  RETURNED_ITEM_NOT_AGAIN: problem(
    'RETURNED_ITEM_NOT_AGAIN',
    409,
    'This item may not be presented again. Ask the payer for another payment.',
    { why: z.string() },
  ),
  RETURNED_ITEM_NOT_FOUND: problem(
    'RETURNED_ITEM_NOT_FOUND',
    404,
    'There is no returned item with that number.',
    {
      returnedItemId: z.number(),
    },
  ),
}
