import { z } from 'zod'
import { problem } from './problem.ts'

const fault = z.object({ line: z.number(), column: z.string(), reason: z.string() })

/** Why the office turns down what is asked about postal data and the sort of the mail. Part of the one list in `refusals.ts`. */
export const postalRefusals = {
  LABELING_LIST_TAKEN: problem(
    'LABELING_LIST_TAKEN',
    409,
    'A list of this kind with this first day is in force. A new version has days of its own; take the other out of force if it was a mistake.',
    { kind: z.string(), effectiveOn: z.string(), loadId: z.number() },
  ),
  POSTAL_FILE_FAULTY: problem(
    'POSTAL_FILE_FAULTY',
    422,
    'Some lines cannot be used. Mend the file, or load it with these lines left out.',
    { read: z.number(), good: z.number(), faults: z.array(fault) },
  ),
  POSTAL_FILE_UNREADABLE: problem(
    'POSTAL_FILE_UNREADABLE',
    422,
    'The file cannot be read as a list of the post office.',
    { reason: z.string() },
  ),
  POSTAL_LOAD_ALREADY_HERE: problem(
    'POSTAL_LOAD_ALREADY_HERE',
    409,
    'This file was loaded before and is in force.',
    { loadId: z.number(), loadedOn: z.string(), loadedBy: z.string() },
  ),
  POSTAL_LOAD_NOT_FOUND: problem('POSTAL_LOAD_NOT_FOUND', 404, 'There is no such file of postal data.', {
    loadId: z.number(),
  }),
  POSTAL_LOAD_WITHDRAWN: problem('POSTAL_LOAD_WITHDRAWN', 409, 'This file was taken out of force before.', {
    loadId: z.number(),
    by: z.string(),
  }),
  RUN_PRINTED_UNSORTED: problem(
    'RUN_PRINTED_UNSORTED',
    409,
    'The bills of this run were printed in the order of their addresses before they were sorted, so they keep the numbers they were printed with.',
    { runId: z.number() },
  ),
  RUN_NOT_SORTED: problem('RUN_NOT_SORTED', 404, 'The mail of this run was not sorted yet.', {
    runId: z.number(),
  }),
  SORT_FIXED: problem(
    'SORT_FIXED',
    409,
    'The bills of this run were printed in the order of its sort, so it stays as it is.',
    { runId: z.number() },
  ),
  SORT_LISTS_EXPIRED: problem(
    'SORT_LISTS_EXPIRED',
    409,
    'A labeling list has run out, so the mail cannot be sorted by it. Load the list that holds now under Postal data.',
    { lists: z.array(z.object({ kind: z.string(), lastOn: z.string() })) },
  ),
  SORT_NEEDS_POLICY: problem(
    'SORT_NEEDS_POLICY',
    409,
    'The city has no policy on how bills are mailed (mailing), so its bills are printed in the order of their addresses and not sorted for the post office.',
    {},
  ),
}
