import type { PlannedRun, YearPlan } from '@cartwright/api/planning-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isSame, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { cityCalendar } from '../city/city-queries.ts'
import { isBusinessDay, workCalendar } from './business-days.ts'
import { conflictsOf } from './conflicts.ts'
import { movedCollection } from './moved-collection.ts'
import { plannedSteps, type ToldStep } from './planned-steps.ts'
import { postalHolidays } from './postal-holidays.ts'
import type { RunOfYear, YearOfRuns } from './preview-year.ts'
import { stepFacts } from './run-steps.ts'
import { count } from './save-year.ts'
import type { State } from './step-state.ts'
import { periodKey } from './stored-plans.ts'

export type Checklist = z.output<typeof PlannedRun>

type Listed = {
  readonly from?: PlainDate | undefined
  readonly until?: PlainDate | undefined
  readonly cycle?: string | undefined
  readonly owner?: string | undefined
  readonly state?: State | undefined
}

/**
 * Planned steps, late ones first, then by day. Without a first day it begins with what is late and goes on from today; without a last
 * one it ends after a quarter.
 */
export async function listSteps(work: Work, asked: Listed): Promise<ToldStep[]> {
  const until = asked.until ?? (asked.from ?? work.today).add({ days: 92 })
  const from = asked.from ?? lateSince(work)
  const rows = await plannedSteps(work, { from, until, cycle: asked.cycle })
  const today = work.today.toString()
  const wanted = rows.filter(
    (step) =>
      isOf(work, step, asked.owner) &&
      (asked.state === undefined || step.state === asked.state) &&
      (asked.from !== undefined || step.on >= today || step.state === 'late' || asked.state !== undefined),
  )
  return [...wanted.filter(isLate), ...wanted.filter((step) => !isLate(step))]
}

/** What was left undone longer ago than a year, nobody will do. */
const lateSince = ({ today }: Pick<Work, 'today'>): PlainDate => today.subtract({ years: 1 })

const isLate = ({ state }: ToldStep): boolean => state === 'late'

/** Whether a step is somebody's: a role's, a person's, or, for `me`, one's own by name or by role. */
const isOf = ({ actor }: Pick<Work, 'actor'>, { owner }: ToldStep, asked: string | undefined): boolean =>
  asked === undefined ||
  (asked === 'me'
    ? owner === actor.name || owner === actor.role
    : owner?.toLowerCase() === asked.toLowerCase())

/** What is late, for today, and soon, for whoever asks. */
export async function agenda(
  work: Work,
  asked: { readonly days: number; readonly owner?: string | undefined },
) {
  const until = work.today.add({ days: asked.days + 1 })
  const rows = (await plannedSteps(work, { from: lateSince(work), until, soonDays: asked.days })).filter(
    (step) => isOf(work, step, asked.owner),
  )
  const inState = (state: State) => rows.filter((step) => step.state === state)
  const { rows: last } = await sql<{ on: PlainDate | null }>`
    select max(reckoned_on) as "on" from plan_step where step = 'mail'`.execute(work.db)
  return {
    late: inState('late'),
    today: inState('today'),
    soon: inState('soon'),
    plannedUntil: last[0]?.on?.toString() ?? null,
  }
}

/** The days of a time with holidays and moved collection, and the steps planned for them. */
export async function calendarDays(
  work: Work,
  { from, until, cycle }: { from: PlainDate; until: PlainDate; cycle?: string | undefined },
) {
  const length = from.until(until, { largestUnit: 'days' }).days
  if (length < 1 || length > 100) refuse('PLAN_SPAN_TOO_LONG', { days: length })
  const settings = await cityCalendar(work)
  const calendar = settings && workCalendar(settings)
  const days = Array.from({ length }, (_, at) => {
    const day = from.add({ days: at })
    const on = day.toString()
    return {
      on,
      business: calendar ? isBusinessDay(calendar, day) : day.dayOfWeek < 6,
      holiday: settings?.holidays.find((one) => one.on === on)?.name.en ?? null,
      postal: postalHolidays(day.year).get(on) ?? null,
      collection: settings ? movedCollection(settings, day) : [],
    }
  })
  return { days, steps: await plannedSteps(work, { from, until, cycle }) }
}

/** The checklist of one planned run. Refuses one that is not there. */
export async function checklist(work: Work, planId: number): Promise<Checklist> {
  const steps = await plannedSteps(work, { planId })
  const first = steps[0] ?? refuse('PLAN_NOT_FOUND', { planId })
  const { cycle, cycleName, periodFrom, periodUntil, runId } = first
  const run =
    runId === null
      ? undefined
      : await work.db.selectFrom('bill_run').select('state').where('id', '=', runId).executeTakeFirst()
  return { planId, cycle, cycleName, periodFrom, periodUntil, runId, runState: run?.state ?? null, steps }
}

/** The checklist of a run; null when its period was never planned. Refuses a run that is not there. */
export async function checklistOfRun(work: Work, runId: number): Promise<Checklist | null> {
  const { rows } = await sql<{ planId: number | null }>`
    select p.id as "planId" from bill_run r
    left join run_plan p on p.cycle = r.cycle and p.period_from = r.period_from and r.kind = 'cycle' and r.state <> 'voided'
    where r.id = ${runId}`.execute(work.db)
  if (!rows[0]) return refuse('RUN_NOT_FOUND', { runId })
  return rows[0].planId === null ? null : checklist(work, rows[0].planId)
}

/** A year as the API tells it, before it is saved or just when it was. */
export function toldYear(found: YearOfRuns, today: PlainDate): z.output<typeof YearPlan> {
  const { year, rules, runs } = found
  const names = new Map(stepFacts(rules.planning).map(({ step, name }) => [step, name]))
  return {
    year,
    periods: runs
      .toSorted((a, b) => key(a).localeCompare(key(b)))
      .map((run) => ({
        cycle: run.cycle,
        cycleName: run.cycleName,
        periodFrom: run.period.from.toString(),
        periodUntil: run.period.until.toString(),
        runId: run.runId,
        standing: run.standing,
        steps: run.days.map((day) => toldDay(run, day, names)).toSorted((a, b) => a.on.localeCompare(b.on)),
      })),
    conflicts: conflictsOf({ ...rules, year, runs }, today).map(({ on, sentence }) => ({
      on: on?.toString() ?? null,
      sentence,
    })),
    added: count(found, 'new'),
    changed: count(found, 'changed'),
    same: count(found, 'same'),
    keptByHand: runs.reduce((sum, { saved }) => sum + (saved?.byHand.size ?? 0), 0),
  }
}

const key = ({ cycle, period }: RunOfYear): string => periodKey(cycle, period.from)

function toldDay(
  { saved }: RunOfYear,
  { step, on, because }: RunOfYear['days'][number],
  names: ReadonlyMap<string, string>,
) {
  const before = saved?.days.get(step)
  return {
    step,
    name: names.get(step)!,
    on: on.toString(),
    before: before && !isSame(before, on) ? before.toString() : null,
    because,
    byHand: saved?.byHand.has(step) ?? false,
  }
}
