import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about bank statements. Part of the one list in `refusals.ts`. */
export const reconciliationRefusals = {
  BANK_MATCH_CHANGED: problem(
    'BANK_MATCH_CHANGED',
    409,
    'What matches is no longer what was shown. Look at it again, then match it.',
    { shown: z.number(), now: z.number() },
  ),
  BANK_MATCH_DIFFERS: problem(
    'BANK_MATCH_DIFFERS',
    409,
    'The lines and what is ours do not come to the same. Choose others, or say that the difference is known and why.',
    { differenceCents: z.number() },
  ),
  BANK_OPENING_NOT_FOUND: problem(
    'BANK_OPENING_NOT_FOUND',
    404,
    'There is no such opening balance of the bank, or it was taken back.',
    { openingId: z.number() },
  ),
  BANK_OPENING_STATED: problem(
    'BANK_OPENING_STATED',
    409,
    'The opening balance of the bank was stated already. Take that one back first, if it is wrong.',
    { asOf: z.string(), by: z.string() },
  ),
  BANK_MATCH_NOT_FOUND: problem('BANK_MATCH_NOT_FOUND', 404, 'There is no such match.', {
    matchId: z.number(),
  }),
  BANK_MATCH_NOT_OPEN: problem(
    'BANK_MATCH_NOT_OPEN',
    409,
    'Some of what was chosen is matched already, or is no longer there. Look at the list again.',
    { lineIds: z.array(z.number()), keys: z.array(z.string()) },
  ),
  BANK_MATCH_UNDONE: problem('BANK_MATCH_UNDONE', 409, 'Somebody has undone this match before.', {
    by: z.string(),
    on: z.string(),
  }),
  RECONCILIATION_RULE_MISSING: problem(
    'RECONCILIATION_RULE_MISSING',
    409,
    'No rule of the city says which bank accounts are reconciled, and within how many days. Add the policy “bank-reconciliation” with its citation first.',
    {},
  ),
}
