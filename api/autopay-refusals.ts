import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about autopay and files to the bank. Part of the one list in `refusals.ts`. */
export const autopayRefusals = {
  ACH_FILE_TAKEN: problem(
    'ACH_FILE_TAKEN',
    409,
    'This file was taken to the bank before. To take it again, write why: sent twice, it is drawn twice.',
    { by: z.string(), on: z.string() },
  ),
  ACH_ORDER_FAULTY: problem(
    'ACH_ORDER_FAULTY',
    409,
    'The bank would send this file back. Mend what is named, cancel the run and prepare it again.',
    { faults: z.array(z.object({ accountNumber: z.string().nullable(), what: z.string() })) },
  ),
  ACH_RUN_CHANGED: problem(
    'ACH_RUN_CHANGED',
    409,
    'Since this run was prepared some of it would come out otherwise. Cancel it and prepare it again.',
    { accounts: z.array(z.string()) },
  ),
  ACH_RUN_EMPTY: problem('ACH_RUN_EMPTY', 409, 'There is nothing to send for that day. Choose another day.', {
    leftOut: z.number(),
    nextOn: z.string().nullable(),
  }),
  ACH_RUN_LATE: problem(
    'ACH_RUN_LATE',
    409,
    'The day of this run is over. Cancel it and prepare it for another banking day.',
    { drawOn: z.string() },
  ),
  ACH_RUN_NOT_FOUND: problem('ACH_RUN_NOT_FOUND', 404, 'There is no run to the bank with that number.', {
    runId: z.number(),
  }),
  ACH_RUN_NOT_IN_STATE: problem(
    'ACH_RUN_NOT_IN_STATE',
    409,
    'This cannot be done to the run as it is now. Look at it again.',
    { state: z.string(), needed: z.array(z.string()) },
  ),
  ACH_RUN_OWN: problem(
    'ACH_RUN_OWN',
    403,
    'You prepared this run. A second person looks at it and releases it.',
    { preparedBy: z.string() },
  ),
  ACH_RUN_WAITS: problem(
    'ACH_RUN_WAITS',
    409,
    'A run of this kind is prepared and waits. Release or cancel it first.',
    { runId: z.number() },
  ),
  AUTOPAY_CLOSED_ACCOUNT: problem(
    'AUTOPAY_CLOSED_ACCOUNT',
    409,
    'The final bill of this account was made. Autopay cannot be set up on it any more.',
    { closedOn: z.string() },
  ),
  AUTOPAY_DETAILS_UNCHECKED: problem(
    'AUTOPAY_DETAILS_UNCHECKED',
    409,
    'Bank details in this run were changed. Ask those customers at a number you knew before, then say that you did.',
    { accounts: z.array(z.string()) },
  ),
  AUTOPAY_FOLLOWS_MANDATE: problem(
    'AUTOPAY_FOLLOWS_MANDATE',
    409,
    'Whether the bill is paid automatically follows what the customer agreed to. Set autopay up, or stop it, on the account’s autopay page.',
    { mandateId: z.number().nullable() },
  ),
  AUTOPAY_MANDATE_STANDS: problem(
    'AUTOPAY_MANDATE_STANDS',
    409,
    'This account is on autopay already. Change its bank account, or stop it first.',
    { mandateId: z.number(), last4: z.string() },
  ),
  AUTOPAY_NOT_RULED: problem(
    'AUTOPAY_NOT_RULED',
    409,
    'The city has no rule on autopay. Add the policy “autopay” with its citation first.',
    {},
  ),
  BANK_KEY_MISSING: problem(
    'BANK_KEY_MISSING',
    409,
    'This installation has no key to keep bank numbers with. Ask whoever runs it to set CARTWRIGHT_BANK_KEY.',
    {},
  ),
  BANK_KEY_OTHER: problem(
    'BANK_KEY_OTHER',
    409,
    'What is kept was encrypted with another key. Ask whoever runs the installation to give it the key of before.',
    {},
  ),
  BANK_PROFILE_MISSING: problem(
    'BANK_PROFILE_MISSING',
    409,
    'Nothing says how the city’s bank wants its files. Add the policy “bank-profile” with its citation first.',
    {},
  ),
  MANDATE_NOT_FOUND: problem('MANDATE_NOT_FOUND', 404, 'There is no autopay with that number.', {
    mandateId: z.number(),
  }),
  MANDATE_NOT_IN_STATE: problem(
    'MANDATE_NOT_IN_STATE',
    409,
    'This cannot be done to the autopay as it is now. Look at it again.',
    { state: z.string(), needed: z.array(z.string()) },
  ),
}
