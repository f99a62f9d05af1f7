import { z } from 'zod'
import { problem } from './problem.ts'

/** What files of checks for the bank may be turned down for. */
export const checkFileRefusals = {
  CHECK_FILE_CHANGED: problem(
    'CHECK_FILE_CHANGED',
    409,
    'Checks were written or voided since they were shown. Look at the list again.',
    { shown: z.number(), now: z.number() },
  ),
  CHECK_FILE_EMPTY: problem(
    'CHECK_FILE_EMPTY',
    409,
    'The bank was told of every check. There is nothing to write.',
    {},
  ),
  CHECK_FILE_NOT_FOUND: problem('CHECK_FILE_NOT_FOUND', 404, 'There is no such file of checks.', {
    fileId: z.number(),
  }),
  CHECK_FILE_RULE_MISSING: problem(
    'CHECK_FILE_RULE_MISSING',
    409,
    'No rule of the city says how the bank is told of checks. Add the policy “positive-pay” with its citation first.',
    {},
  ),
  CHECK_FILE_UNFIT: problem(
    'CHECK_FILE_UNFIT',
    409,
    'These checks cannot be written as the bank reads them: a number is too long for its field. Void them under the right number, or have the layout changed.',
    { checkNumbers: z.array(z.string()) },
  ),
}
