import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about unclaimed money. Part of the one list in `refusals.ts`. */
export const unclaimedRefusals = {
  UNCLAIMED_BATCH_EMPTY: problem(
    'UNCLAIMED_BATCH_EMPTY',
    409,
    'No money may go this way now. Look at the list: each says from which day it may, or why it does not.',
    {},
  ),
  UNCLAIMED_BATCH_NOT_FOUND: problem(
    'UNCLAIMED_BATCH_NOT_FOUND',
    404,
    'There is no such batch of unclaimed money.',
    { batchId: z.number() },
  ),
  UNCLAIMED_BATCH_NOT_IN_STATE: problem(
    'UNCLAIMED_BATCH_NOT_IN_STATE',
    409,
    'This cannot be done with the batch as it is now. Look at it again.',
    { batchId: z.number(), state: z.string() },
  ),
  UNCLAIMED_CLAIM_NOT_FOUND: problem('UNCLAIMED_CLAIM_NOT_FOUND', 404, 'There is no such claim.', {
    claimId: z.number(),
  }),
  UNCLAIMED_CLAIM_NOT_IN_STATE: problem(
    'UNCLAIMED_CLAIM_NOT_IN_STATE',
    409,
    'This cannot be said of the claim as it is now. Look at it again.',
    { claimId: z.number(), state: z.string() },
  ),
  UNCLAIMED_CLAIM_TAKEN: problem(
    'UNCLAIMED_CLAIM_TAKEN',
    409,
    'A claim of this person for this money waits already. Decide that one first.',
    { claimId: z.number() },
  ),
  UNCLAIMED_CLAIM_TOO_LATE: problem(
    'UNCLAIMED_CLAIM_TOO_LATE',
    409,
    'The claim came on or after the day on which the money became the city’s. Tell them so, and ask the city attorney.',
    { becomesOn: z.string() },
  ),
  UNCLAIMED_ITEM_NOT_FOUND: problem(
    'UNCLAIMED_ITEM_NOT_FOUND',
    404,
    'There is no such item of unclaimed money.',
    { itemId: z.number() },
  ),
  UNCLAIMED_ITEM_NOT_LISTED: problem(
    'UNCLAIMED_ITEM_NOT_LISTED',
    409,
    'This money is no longer listed: it was taken, claimed or left out. Look at the batch again.',
    { itemId: z.number(), state: z.string() },
  ),
  UNCLAIMED_MONEY_GONE: problem(
    'UNCLAIMED_MONEY_GONE',
    409,
    'Some of the money is no longer there as it was listed: it was used, refunded, cashed or moved meanwhile. Leave these out.',
    { itemIds: z.array(z.number()) },
  ),
  UNCLAIMED_NOTICE_DAYS: problem(
    'UNCLAIMED_NOTICE_DAYS',
    409,
    'The notice names a day that is not 45 to 60 days after its first publication. Give the batch up, and prepare a notice with the right days.',
    { becomesOn: z.string(), earliest: z.string(), latest: z.string() },
  ),
  UNCLAIMED_NOT_YET: problem(
    'UNCLAIMED_NOT_YET',
    409,
    'The money is not the city’s yet: the notice names a later day, or claims hold all of it.',
    { becomesOn: z.string().nullable() },
  ),
  UNCLAIMED_OWN_BATCH: problem(
    'UNCLAIMED_OWN_BATCH',
    403,
    'Whoever prepared a batch does not take its money. Ask another person to.',
    { madeBy: z.string() },
  ),
  UNCLAIMED_RULE_MISSING: problem(
    'UNCLAIMED_RULE_MISSING',
    409,
    'No rule of the city says what becomes of unclaimed money. Add the policy “unclaimed-money” with its citation first.',
    {},
  ),
}
