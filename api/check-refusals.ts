import { z } from 'zod'
import { problem } from './problem.ts'

/** Why the standing checks turn a request down. */
export const checkRefusals = {
  CHECK_NOT_FOUND: problem(
    'CHECK_NOT_FOUND',
    404,
    'There is no such check. Take one of the list of checks.',
    { check: z.string(), known: z.array(z.string()) },
  ),
  CHECK_RUN_NOT_FOUND: problem(
    'CHECK_RUN_NOT_FOUND',
    404,
    'The books were not gone through under this number.',
    {
      checkRunId: z.number(),
    },
  ),
  CHECKS_ALREADY_GOING: problem(
    'CHECKS_ALREADY_GOING',
    409,
    'The checks are being done just now. Wait until they are through.',
    { checkRunId: z.number() },
  ),
  FINDING_ACCEPTED_TOO_LONG: problem(
    'FINDING_ACCEPTED_TOO_LONG',
    422,
    'A finding is accepted until a day to come, two years from now at most.',
    { until: z.string(), latest: z.string() },
  ),
  FINDING_NOT_FOUND: problem('FINDING_NOT_FOUND', 404, 'There is no such finding.', {
    findingIds: z.array(z.number()),
  }),
  FINDING_ALREADY_MENDED: problem(
    'FINDING_ALREADY_MENDED',
    409,
    'A finding that is mended needs nobody any more. It opens again on its own when a check sees it again.',
    { findingIds: z.array(z.number()) },
  ),
  HAULER_LIST_ALREADY_HERE: problem(
    'HAULER_LIST_ALREADY_HERE',
    409,
    'This very file was brought before. Look at the list it made, or bring a newer file.',
    { haulerListId: z.number(), broughtAt: z.string() },
  ),
  HAULER_LIST_NOT_FOUND: problem('HAULER_LIST_NOT_FOUND', 404, 'There is no such list of a hauler.', {
    haulerListId: z.number(),
  }),
}
