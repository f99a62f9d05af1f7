import { sql } from 'kysely'
import { insertNumberedRows, insertRows } from '#database/insert-rows'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { previewYear, type RunOfYear, type YearOfRuns } from './preview-year.ts'
import { stepFacts } from './run-steps.ts'
import { ownerOf, stepOwners } from './step-owners.ts'

/**
 * Plans a year of all cycles and saves it. Planning again changes what follows from changed rules and keeps every day that was set by
 * hand, who has done what, and
 * the owners that were given. Answers the year as it was found, so that it can be told what changed.
 */
export async function saveYear(work: Work, year: number): Promise<YearOfRuns> {
  // Two people planning the same year at once: the second waits, and then finds nothing left to add.
  await sql`lock table run_plan in share row exclusive mode`.execute(work.db)
  const found = await previewYear(work, year)
  const ids = await savePlans(work, found.runs)
  const facts = new Map(stepFacts(found.rules.planning).map((one) => [one.step, one]))
  const owners = await stepOwners(work)
  const rows = found.runs.flatMap((run, at) =>
    run.days.map(({ step, reckonedOn, because }) => {
      const fact = facts.get(step)!
      const asked = { step, cycle: run.cycle, periodFrom: run.period.from }
      return { planId: ids[at]!, ...fact, owner: ownerOf(owners, asked, fact.owner), reckonedOn, because }
    }),
  )
  await dropGone(work, found.runs)
  await insertRows(work, {
    into: sql`insert into plan_step`,
    rows,
    columns: {
      plan_id: ['bigint', (row) => row.planId],
      step: ['text', (row) => row.step],
      place: ['bigint', (row) => row.place],
      name: ['text', (row) => row.name],
      owner: ['text', (row) => row.owner],
      kind: ['text', (row) => row.kind],
      reckoned_on: ['date', (row) => row.reckonedOn],
      because: ['text', (row) => row.because],
    },
    after: sql`on conflict (plan_id, step) do update set place = excluded.place, name = excluded.name,
      owner = case when plan_step.owner_set_by is null then excluded.owner else plan_step.owner end,
      kind = excluded.kind, reckoned_on = excluded.reckoned_on, because = excluded.because`,
  })
  const changes = { added: count(found, 'new'), changed: count(found, 'changed'), same: count(found, 'same') }
  await recordCommand(work, { command: 'plan-year', subject: `year ${year}`, changes })
  return found
}

/** How many runs of a year are new, changed, or as they were. */
export const count = ({ runs }: YearOfRuns, standing: RunOfYear['standing']): number =>
  runs.filter((run) => run.standing === standing).length

/** The numbers of the plans, in the order of the runs; those that are not there yet are added. */
async function savePlans(work: Work, runs: readonly RunOfYear[]): Promise<number[]> {
  const added = runs.filter(({ saved }) => !saved)
  const ids = await insertNumberedRows(work, {
    into: sql`insert into run_plan`,
    rows: added,
    columns: {
      cycle: ['text', (run) => run.cycle],
      period_from: ['date', (run) => run.period.from],
      period_until: ['date', (run) => run.period.until],
      planned_on: ['date', () => work.today],
    },
  })
  const moved = runs.flatMap(({ saved, standing }) => (saved && standing === 'changed' ? [saved.id] : []))
  if (moved.length > 0)
    await work.db.updateTable('run_plan').set({ changed_at: sql`now()` }).where('id', 'in', moved).execute()
  let next = 0
  return runs.map(({ saved }) => saved?.id ?? ids[next++]!)
}

/** Items the city has taken off its checklist go, unless somebody did them. */
async function dropGone(work: Work, runs: readonly RunOfYear[]): Promise<void> {
  const gone = runs.flatMap(({ saved, days }) => {
    const now = new Set(days.map(({ step }) => step))
    return saved
      ? [...saved.days.keys()].filter((step) => !now.has(step)).map((step) => ({ id: saved.id, step }))
      : []
  })
  if (gone.length === 0) return
  await sql`
    delete from plan_step s using unnest(${`{${gone.map(({ id }) => id).join(',')}}`}::bigint[], ${gone.map(({ step }) => step)}::text[])
      as gone (plan_id, step)
    where s.plan_id = gone.plan_id and s.step = gone.step and s.done_on is null`.execute(work.db)
}
