import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** The days that are fixed in a planned run: set by hand, or of the run that is open for it. */
export type StoredPlan = {
  readonly id: number
  readonly cycle: string
  readonly periodFrom: PlainDate
  readonly runId: number | null
  /** The days of the steps as they hold now. */
  readonly days: ReadonlyMap<string, PlainDate>
  readonly byHand: ReadonlyMap<string, PlainDate>
}

type Row = {
  readonly id: number
  readonly cycle: string
  readonly from: PlainDate
  readonly runId: number | null
  readonly days: Readonly<Record<string, string>>
  readonly byHand: Readonly<Record<string, string>> | null
}

/** The planned runs of a time, or one of them, with the days of their steps, by cycle and period. */
export async function storedPlans(
  work: Work,
  asked: { readonly from: PlainDate; readonly until: PlainDate } | { readonly planId: number },
): Promise<StoredPlan[]> {
  const which =
    'planId' in asked
      ? sql`p.id = ${asked.planId}`
      : sql`p.period_from >= ${asked.from} and p.period_from < ${asked.until}`
  const { rows } = await sql<Row>`
    select p.id, p.cycle, p.period_from as "from", r.id as "runId",
      jsonb_object_agg(s.step, ${dayOfStep}) as days,
      jsonb_object_agg(s.step, s.set_on) filter (where s.set_on is not null) as "byHand"
    from run_plan p join plan_step s on s.plan_id = p.id ${runOfPlan}
    where ${which} group by p.id, r.id order by p.cycle, p.period_from`.execute(work.db)
  return rows.map(({ id, cycle, from, runId, days, byHand }) => ({
    id,
    cycle,
    periodFrom: from,
    runId,
    days: asDays(days),
    byHand: asDays(byHand ?? {}),
  }))
}

const asDays = (days: Readonly<Record<string, string>>): Map<string, PlainDate> =>
  new Map(Object.entries(days).map(([step, day]) => [step, PlainDate.from(day)]))

/** The run of a planned period, once it is open. `p` is the plan, `r` the run. */
export const runOfPlan = sql`left join bill_run r on r.cycle = p.cycle and r.period_from = p.period_from
  and r.kind = 'cycle' and r.state <> 'voided'`

/** The day of a step that holds: an open run has its own, else the one set by hand, else the one reckoned. `s` is the step. */
export const dayOfStep = sql`coalesce(
  case s.step when 'cut-off' then r.cut_off_on when 'mail' then r.bill_on when 'due' then r.due_on
    when 'delinquent' then r.delinquent_on end, s.set_on, s.reckoned_on)`

/** Open runs of cycles by cycle and first day: what is fixed by them. */
export async function openRunDays(
  work: Work,
): Promise<ReadonlyMap<string, { readonly runId: number; readonly fixed: ReadonlyMap<string, PlainDate> }>> {
  const rows = await work.db
    .selectFrom('bill_run')
    .select(['id', 'cycle', 'period_from', 'cut_off_on', 'bill_on', 'due_on', 'delinquent_on'])
    .where('kind', '=', 'cycle')
    .where('state', '<>', 'voided')
    .execute()
  return new Map(
    rows.map((run) => [
      periodKey(run.cycle, run.period_from),
      {
        runId: run.id,
        fixed: new Map([
          ['cut-off', run.cut_off_on],
          ['mail', run.bill_on],
          ['due', run.due_on],
          ['delinquent', run.delinquent_on],
        ]),
      },
    ]),
  )
}

/** What tells a period of a cycle from all others. */
export const periodKey = (cycle: string, from: PlainDate): string => `${cycle} ${from.toString()}`
