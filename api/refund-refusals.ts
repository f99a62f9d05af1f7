import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about refunds. Part of the one list in `refusals.ts`. */
export const refundRefusals = {
  REFUND_ABOVE_AUTHORITY: problem(
    'REFUND_ABOVE_AUTHORITY',
    403,
    'The batch comes to more than you may approve. Ask a manager, or leave something out.',
    { cents: z.number(), upToCents: z.number() },
  ),
  REFUND_BATCH_EMPTY: problem(
    'REFUND_BATCH_EMPTY',
    409,
    'There is nothing to refund now. Look at the list of what may go back, and why it waits.',
    {},
  ),
  REFUND_BATCH_NOT_FOUND: problem('REFUND_BATCH_NOT_FOUND', 404, 'There is no such batch of refunds.', {
    batchId: z.number(),
  }),
  REFUND_BATCH_NOT_PROPOSED: problem(
    'REFUND_BATCH_NOT_PROPOSED',
    409,
    'Somebody has decided about this batch already. Look at it again.',
    { state: z.string(), by: z.string() },
  ),
  REFUND_CHECK_CASHED: problem(
    'REFUND_CHECK_CASHED',
    409,
    'A statement of the bank shows this check as paid, so it cannot be void. If the match is wrong, undo it first.',
    { checkNumber: z.string(), matchId: z.number() },
  ),
  REFUND_CHECK_TAKEN: problem(
    'REFUND_CHECK_TAKEN',
    409,
    'A check number stands with another refund. Look at the register of Finance again.',
    { checkNumbers: z.array(z.string()) },
  ),
  REFUND_CREDIT_GONE: problem(
    'REFUND_CREDIT_GONE',
    409,
    'Some of the money is no longer there to be refunded: it was used, moved or decided about meanwhile. Leave these out.',
    { refundIds: z.array(z.number()) },
  ),
  REFUND_NOT_FOUND: problem('REFUND_NOT_FOUND', 404, 'There is no such refund.', { refundId: z.number() }),
  REFUND_NOT_IN_STATE: problem(
    'REFUND_NOT_IN_STATE',
    409,
    'This cannot be done with the refund as it is now. Look at it again.',
    { refundId: z.number(), state: z.string() },
  ),
  REFUND_NOT_SAME_CUSTOMER: problem(
    'REFUND_NOT_SAME_CUSTOMER',
    422,
    'The other account is not paid by the same customer. A refund pays only accounts of the one it belongs to.',
    { accountNumber: z.string() },
  ),
  REFUND_OWN_BATCH: problem(
    'REFUND_OWN_BATCH',
    403,
    'Whoever puts refunds together, or asked for one of them, does not approve them. Ask another person to.',
    { askedBy: z.string() },
  ),
  REFUND_WAY_GONE: problem(
    'REFUND_WAY_GONE',
    409,
    'These refunds can no longer be paid in the way that was chosen. Choose another way, or a check.',
    { refundIds: z.array(z.number()) },
  ),
  REFUND_RULE_MISSING: problem(
    'REFUND_RULE_MISSING',
    409,
    'No rule of the city says how money goes back. Add the policy “refunds” with its citation first.',
    {},
  ),
}
