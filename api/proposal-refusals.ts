import { z } from 'zod'
import { problem } from './problem.ts'

/** Something wrong in a file that proposes rates or rules, told as the check of a city folder tells it. */
const FileFault = z.object({
  severity: z.enum(['fault', 'warning']),
  file: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  message: z.string(),
  instead: z.string().nullable(),
})

/** Why proposals and what-ifs turn a request down. */
export const proposalRefusals = {
  PROPOSAL_NOT_FOUND: problem('PROPOSAL_NOT_FOUND', 404, 'There is no such proposal.', {
    proposalId: z.number(),
  }),
  PROPOSAL_VERSION_NOT_FOUND: problem(
    'PROPOSAL_VERSION_NOT_FOUND',
    404,
    'The proposal has no such version.',
    { proposalId: z.number(), number: z.number() },
  ),
  PROPOSAL_NAME_TAKEN: problem(
    'PROPOSAL_NAME_TAKEN',
    409,
    'Another proposal has this name. Give yours one that tells them apart.',
    { name: z.string(), proposalId: z.number() },
  ),
  PROPOSAL_FILES_FAULTY: problem(
    'PROPOSAL_FILES_FAULTY',
    422,
    'The files have faults. Mend what is listed, and send them again: nothing was kept.',
    { faults: z.array(FileFault) },
  ),
  PROPOSAL_CHANGES_NOTHING: problem(
    'PROPOSAL_CHANGES_NOTHING',
    422,
    'No rate would be another one. Say what is to change.',
    { because: z.string() },
  ),
  PROPOSAL_MOVED_ON: problem(
    'PROPOSAL_MOVED_ON',
    409,
    'The proposal has a newer version than the one you changed. Look at it, and make your change again.',
    { newest: z.number(), madeBy: z.string() },
  ),
  PROPOSED_RATE_NOT_FOUND: problem('PROPOSED_RATE_NOT_FOUND', 404, 'The proposal has no such rate.', {
    table: z.string(),
    row: z.string(),
  }),
  PROPOSAL_HAS_NO_SUCH_FILE: problem(
    'PROPOSAL_HAS_NO_SUCH_FILE',
    404,
    'The proposal has nothing for this file.',
    { file: z.string(), files: z.array(z.string()) },
  ),
  WHAT_IF_NOT_FOUND: problem('WHAT_IF_NOT_FOUND', 404, 'There is no such what-if.', {
    whatIfId: z.number(),
  }),
  WHAT_IF_NOT_CALCULATED: problem(
    'WHAT_IF_NOT_CALCULATED',
    409,
    'The what-if is still being calculated. Wait until it is through.',
    { whatIfId: z.number(), done: z.number(), chunks: z.number() },
  ),
  WHAT_IF_HAS_NO_ACCOUNTS: problem(
    'WHAT_IF_HAS_NO_ACCOUNTS',
    422,
    'No account is served on these days. Choose another period or cycle.',
    { cycles: z.array(z.string()), on: z.string() },
  ),
}
