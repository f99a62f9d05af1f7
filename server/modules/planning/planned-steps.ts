import type { PlannedStep } from '@cartwright/api/planning-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { cityCalendar } from '../city/city-queries.ts'
import { workCalendar } from './business-days.ts'
import { dayWarning } from './conflicts.ts'
import type { StepKind } from './run-steps.ts'
import { type Seen, seenKey, seenSteps } from './seen-steps.ts'
import { isSeen, type State, stepState } from './step-state.ts'
import { dayOfStep, runOfPlan } from './stored-plans.ts'

export type ToldStep = z.output<typeof PlannedStep>

type Asked = {
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
  readonly cycle?: string | undefined
  readonly planId?: number | undefined
  readonly soonDays?: number
}

type Row = {
  readonly planId: number
  readonly cycle: string
  readonly cycleName: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly plannedOn: PlainDate
  readonly step: string
  readonly name: string
  readonly kind: StepKind
  readonly owner: string | null
  readonly ownerSetBy: string | null
  readonly on: PlainDate
  readonly ofRun: boolean
  readonly because: string | null
  readonly setBy: string | null
  readonly setReason: string | null
  readonly doneBy: string | null
  readonly doneOn: PlainDate | null
  readonly note: string | null
  readonly runId: number | null
  readonly runState: string | null
  readonly passedOver: boolean
}

/** The planned steps of a time, of a cycle or of one run, by day and in the order of the run, each with where it stands. */
export async function plannedSteps(work: Work, asked: Asked): Promise<ToldStep[]> {
  const rows = await read(work, asked)
  const runIds = [...new Set(rows.flatMap(({ runId }) => (runId === null ? [] : [runId])))]
  const seen = await seenSteps(work, runIds)
  const settings = await cityCalendar(work)
  const calendar = settings && workCalendar(settings)
  return rows.map((row) => ({
    ...toldRow(row, seen),
    state: stateOf(row, work.today, asked.soonDays ?? 7),
    warning: calendar && row.kind !== 'hand' ? dayWarning(calendar, row.step, row.on) : null,
  }))
}

async function read(work: Work, { from, until, cycle, planId }: Asked): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select p.id as "planId", p.cycle, c.name as "cycleName", p.period_from as "from", p.period_until as "until",
        p.planned_on as "plannedOn", s.step, s.place, s.name, s.kind, s.owner,
        s.owner_set_by as "ownerSetBy", ${dayOfStep} as "on",
        r.id is not null and s.step in ('cut-off', 'mail', 'due', 'delinquent') as "ofRun",
        s.because, s.set_by as "setBy", s.set_reason as "setReason", s.done_by as "doneBy", s.done_on as "doneOn", s.note,
        r.id as "runId", r.state as "runState",
        r.id is null and exists (select from bill_run l where l.cycle = p.cycle and l.kind = 'cycle'
          and l.state <> 'voided' and l.period_from > p.period_from) as "passedOver"
      from run_plan p join cycle c on c.code = p.cycle join plan_step s on s.plan_id = p.id ${runOfPlan}
      where ${planId === undefined ? sql`true` : sql`p.id = ${planId}`}
        and ${cycle === undefined ? sql`true` : sql`p.cycle = ${cycle}`}
    ) step
    where ${from ? sql`"on" >= ${from}` : sql`true`} and ${until ? sql`"on" < ${until}` : sql`true`}
    order by "on", "cycle", "from", place, step`.execute(work.db)
  return rows
}

const stateOf = (row: Row, today: PlainDate, soonDays: number): State =>
  stepState({ ...row, tickedOff: row.doneOn !== null }, today, soonDays)

function toldRow(row: Row, seen: ReadonlyMap<string, Seen>): Omit<ToldStep, 'state' | 'warning'> {
  const { planId, cycle, cycleName, step, name, kind, owner, runId, note } = row
  const taken =
    kind === 'seen' && runId !== null && isSeen(step, row.runState)
      ? seen.get(seenKey(runId, step))
      : undefined
  return {
    planId,
    cycle,
    cycleName,
    periodFrom: row.from.toString(),
    periodUntil: row.until.toString(),
    step,
    name,
    kind,
    owner,
    ownerSetBy: row.ownerSetBy,
    on: row.on.toString(),
    because: whyThere(row),
    setBy: row.ofRun ? null : row.setBy,
    runId,
    doneBy: taken?.by ?? row.doneBy,
    doneOn: (taken?.on ?? row.doneOn)?.toString() ?? null,
    note,
  }
}

function whyThere({ ofRun, runId, setBy, setReason, because }: Row): string | null {
  if (ofRun) return `As run ${runId} has it`
  return setBy === null ? because : `Set by ${setBy}: ${setReason}`
}
