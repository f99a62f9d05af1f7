import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the office turns down what is asked about jobs of the mail. Part of the list of the mail room. */
export const mailJobRefusals = {
  MAIL_COUNTS_DIFFER: problem(
    'MAIL_COUNTS_DIFFER',
    409,
    'The counts of the job do not come to the same, so it stops here. Find the pieces, pull those that are not mailed, or enter the right count.',
    { differences: z.array(z.string()) },
  ),
  MAIL_DATA_TOO_OLD: problem(
    'MAIL_DATA_TOO_OLD',
    409,
    'The books were read too long ago for these bills to be mailed. Make a new run or ask who may change the policy “mailing”.',
    { dataAsOf: z.string(), hours: z.number(), allowed: z.number() },
  ),
  MAIL_HOUSE_NOT_SET_UP: problem(
    'MAIL_HOUSE_NOT_SET_UP',
    409,
    'Nobody set up where packages of this city go by SFTP. Download the package, or ask whoever keeps the machines for the settings CARTWRIGHT_MAIL_HOUSE_….',
    {},
  ),
  MAIL_JOB_MISSING: problem('MAIL_JOB_MISSING', 404, 'There is no such job of the mail.', {
    jobId: z.number(),
  }),
  MAIL_JOB_NOT_IN_STATE: problem(
    'MAIL_JOB_NOT_IN_STATE',
    409,
    'This cannot be done with the job as it is now. Look at it again.',
    { jobId: z.number(), state: z.string(), needed: z.array(z.string()) },
  ),
  MAIL_JOB_OPEN: problem(
    'MAIL_JOB_OPEN',
    409,
    'The run has a job of the mail already. Go on with it, or give it up first.',
    { runId: z.number(), jobId: z.number().nullable() },
  ),
  MAIL_NOTHING_PRINTED: problem(
    'MAIL_NOTHING_PRINTED',
    409,
    'The run has no finished print files of all its pieces. Make them first.',
    { runId: z.number() },
  ),
  MAIL_PACKAGE_ON_ITS_WAY: problem(
    'MAIL_PACKAGE_ON_ITS_WAY',
    409,
    'The package is going to the mail house at this moment. Wait until it is sent or has failed.',
    { jobId: z.number(), destination: z.string() },
  ),
  MAIL_PIECE_MISSING: problem('MAIL_PIECE_MISSING', 404, 'The job has no such piece.', { piece: z.string() }),
  MAIL_PIECE_PULLED: problem('MAIL_PIECE_PULLED', 409, 'This bill was taken out of the job already.', {
    billNumber: z.string(),
  }),
  MAIL_POSTAGE_UNEXPLAINED: problem(
    'MAIL_POSTAGE_UNEXPLAINED',
    409,
    'The postage of the statement is not what the sort of the run comes to. Write why, then close the job.',
    { statementCents: z.number(), expectedCents: z.number() },
  ),
  MAIL_PROOF_OWN: problem(
    'MAIL_PROOF_OWN',
    403,
    'Whoever sent the package does not approve its proof. Ask another person to look at it.',
    { jobId: z.number() },
  ),
  MAIL_PROOF_OPEN: problem(
    'MAIL_PROOF_OPEN',
    409,
    'Every piece of the sample is looked at and right before a proof is approved. Where one is wrong, ask the mail house for another proof.',
    { open: z.number(), wrong: z.number() },
  ),
  MAIL_PULL_BREAKS_MAILING: problem(
    'MAIL_PULL_BREAKS_MAILING',
    409,
    'Without this bill fewer letters are left than a mailing at automation prices needs (QSG 230b). Sort the run anew without it: the job is given up and the bills are printed again.',
    { billNumber: z.string(), left: z.number(), minimum: z.number() },
  ),
  MAIL_RULE_MISSING: problem(
    'MAIL_RULE_MISSING',
    409,
    'No rule of the city says how bills go into the mail. Add the policy “mailing” with its citation first.',
    {},
  ),
}
