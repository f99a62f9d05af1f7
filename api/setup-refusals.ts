import { z } from 'zod'
import { problem } from './problem.ts'
import { ClashingPart } from './setup-shapes.ts'

/** Why a change of the city's set-up is turned down. */
export const setupRefusals = {
  SETUP_CHANGE_EDITED: problem(
    'SETUP_CHANGE_EDITED',
    409,
    'Somebody edited this change meanwhile. Look at it again, then do it again.',
    { edition: z.number() },
  ),
  SETUP_CHANGE_EMPTY: problem(
    'SETUP_CHANGE_EMPTY',
    409,
    'The folder is as it was: there is nothing to adopt. Edit a file or upload a folder first.',
    {},
  ),
  SETUP_CHANGE_NOT_FOUND: problem('SETUP_CHANGE_NOT_FOUND', 404, 'There is no such change of the set-up.', {
    changeId: z.number(),
  }),
  SETUP_CHANGE_NOT_IN_STATE: problem(
    'SETUP_CHANGE_NOT_IN_STATE',
    409,
    'This cannot be done with the change as it stands. A draft is edited; what was proposed is adopted or sent back.',
    { state: z.string(), needed: z.array(z.string()) },
  ),
  SETUP_CHANGED_MEANWHILE: problem(
    'SETUP_CHANGED_MEANWHILE',
    409,
    'The set-up was changed since this change was begun. Bring the change up to date, look at it again, and adopt it then; where both changed the same lines, say whose stay.',
    { files: z.array(z.string()) },
  ),
  SETUP_FILE_CLASHES: problem(
    'SETUP_FILE_CLASHES',
    409,
    'Somebody saved other words in the same lines meanwhile. Look at both, and save what is to stay.',
    { file: z.string(), parts: z.array(ClashingPart) },
  ),
  SETUP_FILE_NOT_FOUND: problem('SETUP_FILE_NOT_FOUND', 404, 'There is no such file in the folder.', {
    file: z.string(),
  }),
  SETUP_FILE_TOO_LARGE: problem('SETUP_FILE_TOO_LARGE', 413, 'This is too large for a city folder.', {
    file: z.string(),
    limit: z.string(),
  }),
  SETUP_FILE_UNFIT: problem('SETUP_FILE_UNFIT', 422, 'This cannot be a file of a city folder.', {
    file: z.string(),
    instead: z.string(),
  }),
  SETUP_NEEDS_SECOND_PERSON: problem(
    'SETUP_NEEDS_SECOND_PERSON',
    403,
    'The city asks for a second person. Propose the change; somebody who had no hand in it adopts it.',
    { citation: z.string() },
  ),
  SETUP_VERSION_NOT_FOUND: problem(
    'SETUP_VERSION_NOT_FOUND',
    404,
    'The set-up never was under this number.',
    {
      versionId: z.number(),
    },
  ),
  SETUP_ZIP_UNREADABLE: problem(
    'SETUP_ZIP_UNREADABLE',
    422,
    'This zip file cannot be read. Nothing of it was taken.',
    { reason: z.string() },
  ),
  SETUP_ZIP_UNSAFE: problem(
    'SETUP_ZIP_UNSAFE',
    422,
    'This zip file is not safe to unpack. Nothing of it was taken.',
    {
      entry: z.string(),
      reason: z.string(),
    },
  ),
}
