import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the cash office turns something down. Part of the one list in `refusals.ts`. */
export const cashRefusals = {
  CASH_BATCH_CHECKS_REFUSED: problem(
    'CASH_BATCH_CHECKS_REFUSED',
    409,
    'Checks came back since these lines were entered, and none is taken for their accounts. Correct each into suspense, or let a coordinator take it.',
    { lines: z.array(z.number()) },
  ),
  CASH_BATCH_HAS_LINES: problem(
    'CASH_BATCH_HAS_LINES',
    409,
    'There are lines in the batch. Delete them first, or close it.',
    { count: z.number() },
  ),
  CASH_BATCH_NOT_FOUND: problem('CASH_BATCH_NOT_FOUND', 404, 'There is no such cash batch.', {
    batchId: z.number(),
  }),
  CASH_BATCH_NOT_OPEN: problem(
    'CASH_BATCH_NOT_OPEN',
    409,
    'The batch is not open any more. What is wrong in it is put right on the account of its line.',
    { state: z.string(), by: z.string() },
  ),
  CASH_BATCH_OF_ANOTHER: problem(
    'CASH_BATCH_OF_ANOTHER',
    409,
    'Another person keys this batch. Take it over first, when they are done with it.',
    { owner: z.string() },
  ),
  CASH_BATCH_OUT_OF_BALANCE: problem(
    'CASH_BATCH_OUT_OF_BALANCE',
    409,
    'Count and total do not meet the tape. Look at the lines that may be wrong, or put the control figures right.',
    { missingCount: z.number(), missingCents: z.number() },
  ),
  CASH_BATCH_SAMPLE_LEFT: problem(
    'CASH_BATCH_SAMPLE_LEFT',
    409,
    'Lines of the sample are not keyed a second time yet, or differ. Key them again, and decide what differs.',
    { lines: z.array(z.number()) },
  ),
  CASH_LINE_NOT_FOUND: problem('CASH_LINE_NOT_FOUND', 404, 'There is no such line in the batch.', {
    lineNo: z.number(),
  }),
  CASH_LINE_NOT_SAMPLED: problem(
    'CASH_LINE_NOT_SAMPLED',
    409,
    'That line is not to be keyed again. Take one of the sample.',
    { lineNo: z.number() },
  ),
  CASH_DECIDE_OWN: problem(
    'CASH_DECIDE_OWN',
    409,
    'Whoever keyed the line does not decide which keying is right. Ask a person who keyed it neither time, with the paper.',
    { enteredBy: z.string(), keyedBy: z.string() },
  ),
  CASH_REKEY_DONE: problem(
    'CASH_REKEY_DONE',
    409,
    'The line was keyed a second time already. Look at the sample again: what differs is decided by the paper.',
    { lineNo: z.number(), keyedBy: z.string() },
  ),
  CASH_REKEY_NOT_DIFFERENT: problem(
    'CASH_REKEY_NOT_DIFFERENT',
    409,
    'There is no difference left to decide in that line. Look at the sample again.',
    { lineNo: z.number() },
  ),
  CASH_REKEY_OWN: problem(
    'CASH_REKEY_OWN',
    409,
    'Whoever entered the line does not key it a second time. Ask another person to.',
    { enteredBy: z.string() },
  ),
  CASH_RULE_MISSING: problem(
    'CASH_RULE_MISSING',
    409,
    'No rule of the city says how this is done. Add the policy with its citation first.',
    { policy: z.string() },
  ),
  ACCOUNT_CHECK_DIGIT_WRONG: problem(
    'ACCOUNT_CHECK_DIGIT_WRONG',
    422,
    'The check digit does not fit: one digit was typed wrongly. Type the account number again from the stub.',
    { typed: z.string() },
  ),
  SCAN_LINE_WRONG: problem(
    'SCAN_LINE_WRONG',
    422,
    'A check digit of the scan line does not fit. Type the line again, or the account number alone.',
    { typed: z.string(), field: z.string() },
  ),
  TYPED_NUMBER_UNKNOWN: problem(
    'TYPED_NUMBER_UNKNOWN',
    422,
    'That is neither an account number nor a scan line of this city. Count its digits, and type it again.',
    { typed: z.string(), accountDigits: z.number(), scanDigits: z.number() },
  ),
}
