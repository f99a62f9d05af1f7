import { z } from 'zod'
import { problem } from './problem.ts'

const template = z.string()
const letterId = z.number()
const fields = z.array(z.string())

/** Why the office turns down what is asked about letters. Part of the list in `refusals.ts`. */
export const letterRefusals = {
  LETTER_NOT_FOUND: problem('LETTER_NOT_FOUND', 404, 'There is no such letter.', { letterId }),
  LETTER_NOT_IN_STATE: problem(
    'LETTER_NOT_IN_STATE',
    409,
    'This cannot be done while the letter is where it is. Look at it again.',
    { letterId, state: z.string() },
  ),
  LETTER_CHANGED_MEANWHILE: problem(
    'LETTER_CHANGED_MEANWHILE',
    409,
    'Somebody has changed this letter since you opened it. Copy what you wrote, open it again, and write it in.',
    { letterId, changedBy: z.string(), edition: z.number() },
  ),
  LETTER_FIELDS_UNKNOWN: problem(
    'LETTER_FIELDS_UNKNOWN',
    422,
    'The letter names fields that there are not. Take them out, or choose others from the list.',
    { fields },
  ),
  LETTER_FIELDS_EMPTY: problem(
    'LETTER_FIELDS_EMPTY',
    422,
    'Nothing is known for some fields of the letter. Fill them in, or take them out.',
    { fields },
  ),
  LETTER_SAYS_NOTHING: problem('LETTER_SAYS_NOTHING', 422, 'The letter has no text. Write one first.', {}),
  LETTER_PARTY_UNKNOWN: problem(
    'LETTER_PARTY_UNKNOWN',
    422,
    'Nobody of this account is that person. Choose whom to write to.',
    { accountNumber: z.string() },
  ),
  LETTER_ADDRESS_MISSING: problem(
    'LETTER_ADDRESS_MISSING',
    422,
    'There is no whole address to send it to. Write the mailing address first; for a confidential address, the one the Secretary of State designated.',
    { name: z.string(), confidential: z.boolean() },
  ),
  LETTER_EMAIL_MISSING: problem(
    'LETTER_EMAIL_MISSING',
    422,
    'Whoever it is to has no e-mail address. Write one first, or send it on paper.',
    { name: z.string() },
  ),
  OWN_LETTER_NOT_APPROVED: problem(
    'OWN_LETTER_NOT_APPROVED',
    409,
    'You had a hand in this letter. Ask somebody else to approve it.',
    { by: z.string() },
  ),
  NO_LETTER_TO_PRINT: problem('NO_LETTER_TO_PRINT', 409, 'No approved letter waits to be printed.', {}),
  LETTER_BATCH_NOT_FOUND: problem('LETTER_BATCH_NOT_FOUND', 404, 'There is no such print of letters.', {
    batchId: z.number(),
  }),
  LETTER_TEMPLATE_NOT_FOUND: problem(
    'LETTER_TEMPLATE_NOT_FOUND',
    404,
    'The city has no such letter template. Add it in the letters room, or to letters.yaml of its folder.',
    { template },
  ),
  LETTER_TEMPLATE_TAKEN: problem(
    'LETTER_TEMPLATE_TAKEN',
    409,
    'There is a letter template of this name. Open it, or give yours another.',
    { template },
  ),
  LETTER_TEMPLATE_CHANGED_MEANWHILE: problem(
    'LETTER_TEMPLATE_CHANGED_MEANWHILE',
    409,
    'Somebody has changed this template since you opened it. Open it again.',
    { template, changedBy: z.string() },
  ),
  LETTER_TEMPLATE_UNCHANGED: problem(
    'LETTER_TEMPLATE_UNCHANGED',
    409,
    'Nothing is prepared that is not published. Change a text first.',
    { template },
  ),
  LETTER_PAIR_OLDER: problem(
    'LETTER_PAIR_OLDER',
    409,
    'One language was changed after the other. Bring the older one up to date, or confirm that it still says the same.',
    { template, older: z.string() },
  ),
} as const
