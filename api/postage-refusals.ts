import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about postage. Part of the one list in `refusals.ts`. */
export const postageRefusals = {
  POSTAGE_ACCOUNT_CLOSED: problem(
    'POSTAGE_ACCOUNT_CLOSED',
    409,
    'This postage account is closed. Choose another.',
    { accountId: z.number(), closedOn: z.string() },
  ),
  POSTAGE_ACCOUNT_NAMED: problem(
    'POSTAGE_ACCOUNT_NAMED',
    409,
    'There is a postage account of this name. Give it another.',
    { name: z.string() },
  ),
  POSTAGE_ACCOUNT_NOT_EMPTY: problem(
    'POSTAGE_ACCOUNT_NOT_EMPTY',
    409,
    'There is postage in this account, or too little. Withdraw or transfer what is left before you close it.',
    { accountId: z.number(), balanceCents: z.number() },
  ),
  POSTAGE_ACCOUNT_NOT_FOUND: problem('POSTAGE_ACCOUNT_NOT_FOUND', 404, 'There is no such postage account.', {
    accountId: z.number(),
  }),
  POSTAGE_CORRECTION_DECIDED: problem(
    'POSTAGE_CORRECTION_DECIDED',
    409,
    'Somebody has decided this correction already. Look at it again.',
    { correctionId: z.number(), state: z.string() },
  ),
  POSTAGE_CORRECTION_NOT_FOUND: problem(
    'POSTAGE_CORRECTION_NOT_FOUND',
    404,
    'There is no such correction of postage.',
    { correctionId: z.number() },
  ),
  POSTAGE_CORRECTION_WAITS: problem(
    'POSTAGE_CORRECTION_WAITS',
    409,
    'A correction of this waits already. Have it approved or declined first.',
    { correctionId: z.number() },
  ),
  POSTAGE_ENTRY_NOT_FOUND: problem('POSTAGE_ENTRY_NOT_FOUND', 404, 'There is no such entry of postage.', {
    entryId: z.number(),
  }),
  POSTAGE_ENTRY_REVERSED: problem(
    'POSTAGE_ENTRY_REVERSED',
    409,
    'This entry was reversed already, or is itself a reversal. Enter the right one anew.',
    { entryId: z.number() },
  ),
  POSTAGE_FILE_REFUSED: problem(
    'POSTAGE_FILE_REFUSED',
    422,
    'The file of statements cannot be read. Each fault names its line and what to write there.',
    { faults: z.array(z.object({ line: z.number(), column: z.string(), reason: z.string() })) },
  ),
  POSTAGE_JOB_USED: problem(
    'POSTAGE_JOB_USED',
    409,
    'Postage of this mail job is booked already, and it is another amount or account. Reverse that entry first, or explain the difference at its statement.',
    { mailJob: z.string(), entryId: z.number(), amountCents: z.number() },
  ),
  POSTAGE_OWN_CORRECTION: problem(
    'POSTAGE_OWN_CORRECTION',
    403,
    'Nobody approves their own correction. Ask another person to.',
    { askedBy: z.string() },
  ),
  POSTAGE_REFERENCE_TAKEN: problem(
    'POSTAGE_REFERENCE_TAKEN',
    409,
    'An entry of this kind with this reference is there already. If it was wrong, reverse it; if this is another, give it its own reference.',
    { reference: z.string(), entryId: z.number() },
  ),
  POSTAGE_STATEMENT_EQUAL: problem(
    'POSTAGE_STATEMENT_EQUAL',
    409,
    'There is no difference to explain: what is booked for the mail job equals its statements.',
    { number: z.string() },
  ),
  POSTAGE_STATEMENT_EXPLAINED: problem(
    'POSTAGE_STATEMENT_EXPLAINED',
    409,
    'A difference of this statement was explained by an entry, or waits to be. Reverse or decline that first.',
    { number: z.string() },
  ),
  POSTAGE_STATEMENT_NOT_FOUND: problem(
    'POSTAGE_STATEMENT_NOT_FOUND',
    404,
    'There is no such postage statement, or it was withdrawn.',
    { statementId: z.number() },
  ),
  POSTAGE_STATEMENT_TAKEN: problem(
    'POSTAGE_STATEMENT_TAKEN',
    409,
    'A postage statement of this number is there with other figures. Withdraw it first if it was typed wrongly.',
    { number: z.string(), statementId: z.number() },
  ),
  POSTAGE_STATEMENT_WITHOUT_USE: problem(
    'POSTAGE_STATEMENT_WITHOUT_USE',
    409,
    'No postage is booked for this mail job yet. Book its use first; only a difference is explained.',
    { mailJob: z.string() },
  ),
  POSTAGE_TOO_LITTLE: problem('POSTAGE_TOO_LITTLE', 409, 'There is not so much postage in the account.', {
    balanceCents: z.number(),
    askedCents: z.number(),
  }),
}
