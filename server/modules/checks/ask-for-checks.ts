import type { CheckRun } from '@cartwright/api/check-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

/** The name of the background work that goes through the books. */
export const checkJob = 'check-books'

type Asked = {
  readonly reason: z.output<typeof CheckRun>['reason']
  /** The checks to do; all of them when it is left out. */
  readonly checks?: readonly string[] | undefined
}

/** Opens a going through the books, without asking anybody to do it. */
export async function openCheckRun(
  work: Work,
  known: readonly StandingCheck[],
  { reason, checks }: Asked,
): Promise<number> {
  for (const check of checks ?? []) refuseUnknown(known, check)
  const codes = known.map(({ code }) => code).filter((code) => !checks || checks.includes(code))
  const { rows } = await sql<{ id: number }>`
    insert into check_run (business_on, reason, checks, asked_by)
    values (${work.today}::date, ${reason}, ${JSON.stringify(codes)}::jsonb, ${work.actor.name})
    returning id`.execute(work.db)
  return rows[0]!.id
}

/** Asks for the books to be gone through in the background. Refuses while somebody else's asking is still being done. */
export async function askForChecks(
  work: Work,
  known: readonly StandingCheck[],
  checks?: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from check_run where state in ('waiting', 'working') and asked_at > now() - interval '1 hour'
    order by id limit 1`.execute(work.db)
  if (rows[0]) refuse('CHECKS_ALREADY_GOING', { checkRunId: rows[0].id })
  const id = await openCheckRun(work, known, { reason: 'asked', checks })
  await recordCommand(work, {
    command: 'check-books',
    subject: `check run ${id}`,
    changes: { checks: checks ?? 'all' },
  })
  await work.later(checkJob, { checkRunId: id })
  return id
}

/** Refuses a word that names no check. */
export function refuseUnknown(known: readonly StandingCheck[], check: string): void {
  if (!known.some(({ code }) => code === check))
    refuse('CHECK_NOT_FOUND', { check, known: known.map(({ code }) => code) })
}
