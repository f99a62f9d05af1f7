import type { Check } from '@cartwright/api/check-shapes'
import type { checks } from '@cartwright/api/checks'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import type { Outcome } from './settle-findings.ts'

type Shown = SuccessOf<typeof checks.list>
type RunShown = SuccessOf<typeof checks.runShown>

type Sums = Pick<z.output<typeof Check>, 'findings' | 'amountCents' | 'unassigned' | 'accepted'>

/** Every standing check with what it holds open, and the last going through the books. */
export async function standingChecks(work: Work, known: readonly StandingCheck[]): Promise<Shown> {
  const { rows } = await sql<Sums & { code: string; checkedOn: PlainDate | null }>`
    select c.code, c.checked_on as "checkedOn",
      count(*) filter (where f.state in ('open', 'in_work', 'back')) as findings,
      coalesce(sum(f.amount_cents) filter (where f.state in ('open', 'in_work', 'back')), 0)::bigint as "amountCents",
      count(*) filter (where f.state in ('open', 'in_work', 'back') and f.owner_user is null) as unassigned,
      count(*) filter (where f.state = 'accepted') as accepted
    from standing_check c left join check_finding f on f.check_code = c.code and f.state <> 'mended'
    group by 1, 2`.execute(work.db)
  const found = new Map(rows.map((row) => [row.code, row]))
  const listed = known.map(({ code, title, looksFor, atStake, owner }) => {
    const sums = found.get(code)
    return {
      check: code,
      title,
      looksFor,
      atStake,
      owner,
      findings: sums?.findings ?? 0,
      amountCents: sums?.amountCents ?? 0,
      unassigned: sums?.unassigned ?? 0,
      accepted: sums?.accepted ?? 0,
      checkedOn: sums?.checkedOn?.toString() ?? null,
    }
  })
  const last = await work.db
    .selectFrom('check_run')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    checks: listed,
    findings: listed.reduce((total, { findings }) => total + findings, 0),
    amountCents: listed.reduce((total, { amountCents }) => total + amountCents, 0),
    lastRun: last ? await checkRun(work, known, last.id) : null,
  }
}

/** One going through the books with what each of its checks came to. */
export async function checkRun(work: Work, known: readonly StandingCheck[], id: number): Promise<RunShown> {
  const row = await work.db.selectFrom('check_run').selectAll().where('id', '=', id).executeTakeFirst()
  const run = row ?? refuse('CHECK_RUN_NOT_FOUND', { checkRunId: id })
  const done = run.done as Record<string, Outcome>
  return {
    id: run.id,
    businessOn: run.business_on.toString(),
    reason: run.reason as RunShown['reason'],
    state: run.state as RunShown['state'],
    askedBy: run.asked_by,
    askedAt: run.asked_at.toString(),
    doneAt: run.done_at?.toString() ?? null,
    failure: run.failure,
    checks: (run.checks as string[]).map((code) => ({
      check: code,
      title: known.find((one) => one.code === code)?.title ?? code,
      done: done[code] ?? null,
    })),
  }
}
