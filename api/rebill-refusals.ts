import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about bills cancelled and billed anew. Part of the one list in `refusals.ts`. */
export const rebillRefusals = {
  REBILL_LIST_HAS_NEW: problem(
    'REBILL_LIST_HAS_NEW',
    409,
    'Some rows of this list are not worked out yet. Work them out first, and look at what they come to.',
    { rows: z.number() },
  ),
  REBILL_LIST_NOT_FOUND: problem('REBILL_LIST_NOT_FOUND', 404, 'There is no list with that number.', {
    listId: z.number(),
  }),
  REBILL_OF_OTHER_ACCOUNT: problem(
    'REBILL_OF_OTHER_ACCOUNT',
    409,
    'This bill is of another account. Cancel it from the account it was sent to.',
    { billNumber: z.string(), accountNumber: z.string() },
  ),
  REBILL_OTHERS_DIFFER: problem(
    'REBILL_OTHERS_DIFFER',
    409,
    'Other services on these bills would be billed otherwise as well. Cancel and rebill the whole bill.',
    { billNumbers: z.array(z.string()) },
  ),
  REBILL_REPLACES_NOTHING: problem(
    'REBILL_REPLACES_NOTHING',
    409,
    'None of these bills would be replaced: they lie beyond the look-back, or it is too little to collect.',
    { why: z.array(z.string()) },
  ),
  REBILL_WITHOUT_DAYS: problem(
    'REBILL_WITHOUT_DAYS',
    409,
    'This bill is for extra charges and stands for no days. Put its charges right by an adjustment.',
    { billNumber: z.string() },
  ),
}
