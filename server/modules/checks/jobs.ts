import { sql } from 'kysely'
import { z } from 'zod'
import type { StandingCheck } from '#kernel/standing-check'
import type { Job, Work } from '#kernel/work'
import { checkJob, openCheckRun } from './ask-for-checks.ts'
import { doChecks, keepCheckFailure } from './do-checks.ts'

/** Nothing is asked for by number in the night: then the day's own going through the books is opened. */
const Asked = z.object({ checkRunId: z.int().optional() })

/**
 * Goes through the books with all standing checks: in the city's night, and when somebody asks. Doing it again, after a worker was killed
 * or a second time for one night, goes on where it stopped and doubles nothing.
 */
export const checkBooksJob = (checks: readonly StandingCheck[]): Job => ({
  name: checkJob,
  run: async ({ data, inTransaction }) => {
    const { checkRunId } = Asked.parse(data)
    const runId = checkRunId ?? (await inTransaction((work) => nightRun(work, checks)))
    try {
      await doChecks(inTransaction, checks, runId)
    } catch (error) {
      await inTransaction((work) => keepCheckFailure(work, runId))
      throw error
    }
  },
})

/** The going through the books of this night, opened when there is none yet. */
async function nightRun(work: Work, checks: readonly StandingCheck[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from check_run where business_on = ${work.today}::date and reason = 'night'`.execute(work.db)
  return rows[0]?.id ?? openCheckRun(work, checks, { reason: 'night' })
}
