import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about money in suspense. Part of the one list in `refusals.ts`. */
export const suspenseRefusals = {
  SUSPENSE_ITEM_DECIDED: problem(
    'SUSPENSE_ITEM_DECIDED',
    409,
    'Somebody has decided about this item already. Look at what became of it.',
    { state: z.string(), by: z.string().nullable(), accountNumber: z.string().nullable() },
  ),
  SUSPENSE_ITEM_NOT_FOUND: problem(
    'SUSPENSE_ITEM_NOT_FOUND',
    404,
    'There is no item in suspense with that number.',
    {
      itemId: z.number(),
    },
  ),
  SUSPENSE_NOTHING_WRITTEN: problem(
    'SUSPENSE_NOTHING_WRITTEN',
    422,
    'The payer wrote no number, so there is none to remember. Move the item without that.',
    { itemId: z.number() },
  ),
  SUSPENSE_NUMBER_TAKEN: problem(
    'SUSPENSE_NUMBER_TAKEN',
    409,
    'The number as written is remembered for another account, or is the number of one. Move the item without remembering it, or forget it there first.',
    { written: z.string(), accountNumber: z.string() },
  ),
  SUSPENSE_RULE_MISSING: problem(
    'SUSPENSE_RULE_MISSING',
    409,
    'No rule of the city says where money of an unknown account rests. Add the policy “suspense” with its citation first.',
    {},
  ),
  WRITTEN_NUMBER_NOT_FOUND: problem(
    'WRITTEN_NUMBER_NOT_FOUND',
    404,
    'This number is not remembered, or was forgotten before.',
    { aliasId: z.number() },
  ),
}
