import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about messages on bills, bills on demand and e-mailed bills. Part of the list in `refusals.ts`. */
export const messageRefusals = {
  // Messages
  MESSAGE_NOT_FOUND: problem('MESSAGE_NOT_FOUND', 404, 'There is no such message.', {
    messageId: z.number(),
  }),
  MESSAGE_NAME_TAKEN: problem(
    'MESSAGE_NAME_TAKEN',
    409,
    'Another message has this name. Give yours one that tells them apart.',
    { name: z.string(), messageId: z.number() },
  ),
  MESSAGE_TEXT_MISSING: problem(
    'MESSAGE_TEXT_MISSING',
    422,
    'A bill in this language would have no text. Write one, or a plain text that stands in for it.',
    { language: z.string() },
  ),
  MESSAGE_TOO_LONG: problem(
    'MESSAGE_TOO_LONG',
    422,
    'The text does not fit the message area of the bill when the facts in it are at their longest. Shorten it.',
    { text: z.string(), characters: z.number(), most: z.number() },
  ),
  MESSAGE_FACT_UNKNOWN: problem(
    'MESSAGE_FACT_UNKNOWN',
    422,
    'The text names a fact in braces that no bill has. Use one of those that are known.',
    { text: z.string(), fact: z.string(), known: z.array(z.string()) },
  ),
  MESSAGE_DAYS_INVALID: problem(
    'MESSAGE_DAYS_INVALID',
    422,
    'The message would end before it begins. Its first day without it must come after its first day.',
    { from: z.string(), until: z.string() },
  ),
  MESSAGE_WORD_UNKNOWN: problem(
    'MESSAGE_WORD_UNKNOWN',
    422,
    'The condition names something the city has not, so it would hold for nobody. Use one of those that are known.',
    { fact: z.string(), word: z.string(), known: z.array(z.string()) },
  ),
  ACCOUNT_NEVER_BILLED: problem(
    'ACCOUNT_NEVER_BILLED',
    409,
    'This account has no bill yet and is on no register. Choose one that was billed.',
    { accountNumber: z.string() },
  ),
  // E-mailed bills
  NO_HELD_BILL_READY: problem(
    'NO_HELD_BILL_READY',
    409,
    'No bill of this run that was left out has a mailing address by now. Write the substitute address on the account first.',
    { runId: z.number() },
  ),
  NO_EMAIL_RETURNED: problem(
    'NO_EMAIL_RETURNED',
    409,
    'No e-mailed bill of this run came back that is not printed yet. There is nothing to print.',
    { runId: z.number() },
  ),
  NO_EMAIL_WANTED: problem(
    'NO_EMAIL_WANTED',
    409,
    'No bill of this run goes by e-mail. There is nothing to send.',
    { runId: z.number() },
  ),
  EMAIL_NOT_FOUND: problem('EMAIL_NOT_FOUND', 404, 'There is no such e-mailed bill.', {
    emailId: z.number(),
  }),
  EMAIL_NOT_RETURNED: problem(
    'EMAIL_NOT_RETURNED',
    409,
    'Only an e-mail that did not arrive, or may not have, is sent again.',
    { state: z.string() },
  ),
  EMAIL_NOT_SENT: problem(
    'EMAIL_NOT_SENT',
    409,
    'Only an e-mail that was sent comes back. This one is not sent, or is on the list of those that did not arrive.',
    { state: z.string() },
  ),
  // Bills on demand
  NOTHING_TO_BILL: problem(
    'NOTHING_TO_BILL',
    409,
    'There is nothing to bill: no day that is not billed yet, and nothing that happened. Choose a later day, or another kind of bill.',
    { accountNumber: z.string(), billedUntil: z.string().nullable() },
  ),
  BILL_ALREADY_UNDER_WAY: problem(
    'BILL_ALREADY_UNDER_WAY',
    409,
    'A bill on demand of this account is under way. Bring that run to its end, or give it up.',
    { runId: z.number() },
  ),
  FINAL_BILL_NEEDED: problem(
    'FINAL_BILL_NEEDED',
    409,
    'The account closes on a day of this bill. Make its final bill instead.',
    { closedOn: z.string() },
  ),
  REGISTER_OVERTAKEN: problem(
    'REGISTER_OVERTAKEN',
    409,
    'Another run has billed some of these accounts since this register was made. Take the release back and calculate what changed.',
    { accounts: z.number(), accountNumbers: z.array(z.string()) },
  ),
} as const
