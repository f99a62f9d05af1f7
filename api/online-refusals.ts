import { z } from 'zod'
import { problem } from './problem.ts'

/** Why paying online is turned down. Part of the one list in `refusals.ts`. */
export const onlineRefusals = {
  EVENT_NOT_SIGNED: problem(
    'EVENT_NOT_SIGNED',
    422,
    'This call does not bear a good signature of the provider. Compare the signing secret, and the clocks.',
    { why: z.string() },
  ),
  EVENT_TOO_LARGE: problem(
    'EVENT_TOO_LARGE',
    413,
    'This call is larger than any of the provider, and was not read. Send events one by one.',
    { limit: z.string() },
  ),
  ONLINE_PAYMENT_NOT_DISPUTED: problem(
    'ONLINE_PAYMENT_NOT_DISPUTED',
    409,
    'Nobody disputes this payment now.',
    { reference: z.string() },
  ),
  ONLINE_PAYMENT_NOT_FOUND: problem(
    'ONLINE_PAYMENT_NOT_FOUND',
    404,
    'There is no payment made online with that reference.',
    { reference: z.string() },
  ),
  ONLINE_PAYMENT_NOT_PAID: problem(
    'ONLINE_PAYMENT_NOT_PAID',
    409,
    'Nothing of this payment can be given back: it was not paid, or it went back already.',
    { state: z.string() },
  ),
  ONLINE_REFUND_NOT_FOUND: problem(
    'ONLINE_REFUND_NOT_FOUND',
    404,
    'Nothing with that number is to go back by the provider.',
    { onlineRefundId: z.number() },
  ),
  ONLINE_REFUND_NOT_WAITING: problem(
    'ONLINE_REFUND_NOT_WAITING',
    409,
    'Somebody has decided about this already. Look at the list again.',
    { state: z.string() },
  ),
  ONLINE_REFUND_OWN: problem(
    'ONLINE_REFUND_OWN',
    403,
    'Whoever asked for money to go back does not agree to it too. Ask another person to.',
    { askedBy: z.string() },
  ),
  ONLINE_REFUND_TURNED_DOWN: problem(
    'ONLINE_REFUND_TURNED_DOWN',
    409,
    'The payment provider did not give this back. Look there: it may be disputed, or was given back already.',
    {},
  ),
  ONLINE_REFUND_UNANSWERED: problem(
    'ONLINE_REFUND_UNANSWERED',
    409,
    'The payment provider did not answer, and may have given it back. Send the same again: it is given once.',
    {},
  ),
  PAY_AMOUNT_CHANGED: problem(
    'PAY_AMOUNT_CHANGED',
    409,
    'What is due has changed since this page was opened. Look at the new amount and pay again.',
    { amountCents: z.number() },
  ),
  PAY_AMOUNT_OUTSIDE: problem(
    'PAY_AMOUNT_OUTSIDE',
    422,
    'This amount cannot be paid here. Choose an amount between the least and the most.',
    { leastCents: z.number(), mostCents: z.number() },
  ),
  PAY_LINK_REPLACED: problem(
    'PAY_LINK_REPLACED',
    409,
    'A newer bill has taken the place of this one. Use the code on the newer bill, or your account number.',
    {},
  ),
  PAY_LINK_UNKNOWN: problem(
    'PAY_LINK_UNKNOWN',
    404,
    'This link is not known, or no longer. Use the code on your newest bill, or your account number.',
    {},
  ),
  // The same whatever was wrong: nobody learns which accounts there are.
  PAY_NOT_FOUND: problem(
    'PAY_NOT_FOUND',
    404,
    'We could not find a bill with these two together. Compare both with your newest bill.',
    {},
  ),
  PAY_NOT_OPEN: problem('PAY_NOT_OPEN', 404, 'This city takes no payments online.', {}),
  PAY_PROVIDER_AWAY: problem(
    'PAY_PROVIDER_AWAY',
    409,
    'The payment service does not answer just now. Nothing was paid. Try again in a few minutes.',
    {},
  ),
}
