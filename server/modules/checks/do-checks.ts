import { sql } from 'kysely'
import type { StandingCheck } from '#kernel/standing-check'
import type { InTransaction, Work } from '#kernel/work'
import { type Outcome, settleCheck } from './settle-findings.ts'

/**
 * Does the checks of one going through the books, each in its own transaction: a worker that is killed costs one check, and whoever
 * takes the job up goes on with the next.
 */
export async function doChecks(
  inTransaction: InTransaction,
  known: readonly StandingCheck[],
  runId: number,
): Promise<void> {
  for (;;) {
    const left = await inTransaction((work) => doNext(work, known, runId))
    if (!left) return
  }
}

/** Does the first check that is not done. Answers whether another may be left. */
async function doNext(work: Work, known: readonly StandingCheck[], runId: number): Promise<boolean> {
  const run = await work.db
    .selectFrom('check_run')
    .select(['checks', 'done', 'state'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst()
  if (!run || run.state === 'done') return false
  const done = run.done as Record<string, Outcome>
  // A check that is no longer listed is left out.
  const next = known.find(({ code }) => (run.checks as string[]).includes(code) && !(code in done))
  const outcome = next && { ...done, [next.code]: await settleCheck(work, next, runId) }
  await sql`
    update check_run set state = ${next ? 'working' : 'done'}, failure = null,
      done = ${JSON.stringify(outcome ?? done)}::jsonb, done_at = ${next ? null : sql`clock_timestamp()`}
    where id = ${runId}`.execute(work.db)
  return next !== undefined
}

/** Keeps why a going through the books stopped. What was done stays done. */
export async function keepCheckFailure({ db }: Work, runId: number): Promise<void> {
  await db
    .updateTable('check_run')
    .set({
      state: 'failed',
      failure: 'Something went wrong on our side; the log has it. Check again.',
    })
    .where('id', '=', runId)
    .execute()
}
