import { z } from 'zod'
import { problem } from './problem.ts'

/** Why an explanation of a bill is turned down. */
export const billExplanationRefusals = {
  BILL_OF_ANOTHER_ACCOUNT: problem(
    'BILL_OF_ANOTHER_ACCOUNT',
    409,
    'The two bills are of different accounts. Choose two bills of one account.',
    { number: z.string(), otherNumber: z.string() },
  ),
  NO_BILL_BEFORE: problem(
    'NO_BILL_BEFORE',
    409,
    'This is the first bill of its account: there is none before it to be compared with.',
    { number: z.string() },
  ),
  PARTY_NOT_OF_ACCOUNT: problem(
    'PARTY_NOT_OF_ACCOUNT',
    409,
    'This person is nothing to the account today. Choose one of its people, or add them to the account first.',
    { partyId: z.number(), accountNumber: z.string() },
  ),
  PARTY_WITHOUT_EMAIL: problem(
    'PARTY_WITHOUT_EMAIL',
    409,
    'This person has no e-mail address on file. Enter it under People, or print the letter.',
    { partyId: z.number() },
  ),
  POLICY_NOT_FOUND: problem(
    'POLICY_NOT_FOUND',
    404,
    'The city has set down no such rule. Look under City, Policies, which there are.',
    { code: z.string() },
  ),
}
