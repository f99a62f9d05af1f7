import { z } from 'zod'
import { problem } from './problem.ts'

/** Why a journal of cash is not made. Part of the one list in `refusals.ts`. */
export const cashJournalRefusals = {
  CASH_JOURNAL_DAY_OPEN: problem(
    'CASH_JOURNAL_DAY_OPEN',
    409,
    'This day is not over: its journal would not have all of it. Choose yesterday or an earlier day.',
    { on: z.string() },
  ),
  CASH_JOURNAL_EMPTY: problem(
    'CASH_JOURNAL_EMPTY',
    409,
    'No money moved since the last journal of cash. Choose a later day.',
    { on: z.string() },
  ),
  CASH_JOURNAL_NOT_LOCKED: problem(
    'CASH_JOURNAL_NOT_LOCKED',
    404,
    'No journal of cash is locked through this day. Lock it first, or choose one of the list.',
    { through: z.string() },
  ),
  CASH_JOURNAL_PAST: problem(
    'CASH_JOURNAL_PAST',
    409,
    'A journal of a later day is locked already, and has what this day would have. Choose a later day.',
    { through: z.string() },
  ),
}
