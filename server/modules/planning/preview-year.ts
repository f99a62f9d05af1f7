import { type ClosedPeriod, isSame, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { cycles, scheduleOf } from '../city/city-queries.ts'
import { backSchedule, type PlannedDay, type PlanRules } from './back-schedule.ts'
import { planRules, rulesFor } from './plan-rules.ts'
import { openRunDays, periodKey, type StoredPlan, storedPlans } from './stored-plans.ts'
import { periodsMailedIn } from './year-of-runs.ts'

/** One run of a year as planning would make it, beside what is saved of it. */
export type RunOfYear = {
  readonly cycle: string
  readonly cycleName: string
  readonly period: ClosedPeriod
  readonly runId: number | null
  readonly days: readonly PlannedDay[]
  readonly saved: StoredPlan | null
  readonly standing: 'new' | 'changed' | 'same'
}

export type YearOfRuns = {
  readonly year: number
  readonly rules: Awaited<ReturnType<typeof planRules>>
  readonly runs: readonly RunOfYear[]
}

/** All runs of all cycles whose bills are mailed in a year, planned anew around what was set by hand. Nothing is written. */
export async function previewYear(work: Work, year: number): Promise<YearOfRuns> {
  const rules = await planRules(work)
  const open = await openRunDays(work)
  const from = PlainDate.from({ year, month: 1, day: 1 })
  const around = { from: from.subtract({ months: 15 }), until: from.add({ months: 15 }) }
  const saved = new Map(
    (await storedPlans(work, around)).map((plan) => [periodKey(plan.cycle, plan.periodFrom), plan]),
  )
  const runs = (await cycles(work)).flatMap((cycle) =>
    periodsMailedIn(year, cycle, scheduleOf(cycle)).map(({ period, mailOn }): RunOfYear => {
      const key = periodKey(cycle.code, period.from)
      const stored = saved.get(key) ?? null
      const days = planned(
        rulesFor(rules, cycle.code),
        { period, mailOn },
        stored?.byHand,
        open.get(key)?.fixed,
      )
      return {
        cycle: cycle.code,
        cycleName: cycle.name,
        period,
        runId: open.get(key)?.runId ?? null,
        days,
        saved: stored,
        standing: standingOf(days, stored),
      }
    }),
  )
  return { year, rules, runs }
}

type Days = ReadonlyMap<string, PlainDate>

/** Plans one run around the days that are fixed. An open run goes before what was set by hand. */
export const planned = (
  rules: PlanRules,
  run: { readonly period: ClosedPeriod; readonly mailOn: PlainDate },
  byHand: Days = new Map(),
  ofRun: Days = new Map(),
): PlannedDay[] => backSchedule(rules, { ...run, fixed: new Map([...byHand, ...ofRun]) })

function standingOf(days: readonly PlannedDay[], saved: StoredPlan | null): RunOfYear['standing'] {
  if (!saved) return 'new'
  const same = days.every(({ step, on }) => {
    const before = saved.days.get(step)
    return before !== undefined && isSame(before, on)
  })
  return same ? 'same' : 'changed'
}
