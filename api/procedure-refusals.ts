import { z } from 'zod'
import { problem } from './problem.ts'

/** Why a procedure is turned down. A second clerk who writes at once is told by CHANGED_MEANWHILE. */
export const procedureRefusals = {
  PROCEDURE_NOT_FOUND: problem('PROCEDURE_NOT_FOUND', 404, 'There is no such procedure.', {
    procedureId: z.number(),
  }),
  PROCEDURE_TITLE_TAKEN: problem(
    'PROCEDURE_TITLE_TAKEN',
    409,
    'A procedure in use has this title already. Change that one, or give this one another title.',
    { title: z.string() },
  ),
  PROCEDURE_VERSION_NOT_FOUND: problem(
    'PROCEDURE_VERSION_NOT_FOUND',
    404,
    'The procedure has no such version.',
    { procedureId: z.number(), version: z.number() },
  ),
  PROCEDURE_WITHDRAWN: problem(
    'PROCEDURE_WITHDRAWN',
    409,
    'This procedure was withdrawn. Write a new one in its place.',
    { procedureId: z.number() },
  ),
  REVIEW_DAY_PAST: problem(
    'REVIEW_DAY_PAST',
    422,
    'The next review must be after today. Choose a later day.',
    { today: z.string() },
  ),
}
