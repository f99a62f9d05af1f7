import { type ClosedPeriod, isBefore, lastDay, PlainDate } from '#kernel/dates'
import type { PlanningSettings } from '../city/planning-settings.ts'
import {
  holidaysBetween,
  onOrAfter,
  onOrBefore,
  plusBusinessDays,
  spoken,
  whyClosed,
  type WorkCalendar,
} from './business-days.ts'
import { runSteps, type StepCode, stepName } from './run-steps.ts'

/** What the days of a run follow from, beside its mail date. */
export type PlanRules = {
  readonly calendar: WorkCalendar
  readonly planning: PlanningSettings
  readonly dueDays: number
  readonly delinquentDays: number
}

/** A run to be planned: the days it bills, and when its bills would be mailed were every day a business day. */
export type RunToPlan = {
  readonly period: ClosedPeriod
  readonly mailOn: PlainDate
  /** Days that are fixed, by hand or by a run that is open: the others follow from them. */
  readonly fixed: ReadonlyMap<string, PlainDate>
}

/** The day of a step: as it was reckoned, why there, and the one that holds. */
export type PlannedDay = {
  readonly step: string
  readonly reckonedOn: PlainDate
  readonly because: string | null
  readonly on: PlainDate
}

type Reckoned = { readonly on: PlainDate; readonly because: string | null }

/**
 * Plans a run: its mail date moves to the next business day; from there the work goes back in business days, to print, post,
 * release, review, calculate and cut-off; and forward, by the city's rules, to the due day, the last day to pay and the
 * penalty. Nobody is given less time because of a weekend (a due day on a holiday moves to the next business day). The cut-off
 * never lies after the last day that is billed.
 */
export function backSchedule(rules: PlanRules, run: RunToPlan): PlannedDay[] {
  const { calendar, planning, dueDays, delinquentDays } = rules
  const days = new Map<string, PlannedDay>()
  const put = (step: string, { on, because }: Reckoned): PlainDate => {
    const held = run.fixed.get(step) ?? on
    days.set(step, { step, reckonedOn: on, because, on: held })
    return held
  }
  const mail = put('mail', moved(calendar, run.mailOn))
  workBack(rules, run, put, mail)
  put('close', { on: plusBusinessDays(calendar, mail, planning.leadDays.close), because: null })
  const due = put('due', moved(calendar, mail.add({ days: dueDays })))
  const delinquent = put('delinquent', moved(calendar, due.add({ days: delinquentDays })))
  put('penalty', moved(calendar, delinquent.add({ days: planning.penaltyAfterDays })))
  for (const { code, step, days: apart } of planning.checklist)
    put(code, { on: plusBusinessDays(calendar, days.get(step)!.on, apart), because: null })
  return [...days.values()]
}

function workBack(
  { calendar, planning: { leadDays } }: PlanRules,
  { period }: RunToPlan,
  put: (step: string, reckoned: Reckoned) => PlainDate,
  mail: PlainDate,
): void {
  const before = (next: PlainDate, days: number): Reckoned => {
    const on = plusBusinessDays(calendar, next, -days)
    const holidays = holidaysBetween(calendar, on, next)
    return { on, because: holidays.length > 0 ? `Earlier, for ${holidays.join(' and ')}` : null }
  }
  const print = put('print', before(mail, leadDays.print))
  const post = put('post', before(print, leadDays.post))
  const approve = put('approve', before(post, leadDays.approve))
  const review = put('review', before(approve, leadDays.review))
  const calculate = put('calculate', before(review, leadDays.calculate))
  const cutOff = before(calculate, leadDays.cutOff)
  const last = lastDay(period)
  put(
    'cut-off',
    isBefore(last, cutOff.on) ? { on: onOrBefore(calendar, last), because: 'The bills end there' } : cutOff,
  )
}

function moved(calendar: WorkCalendar, wished: PlainDate): Reckoned {
  const on = onOrAfter(calendar, wished)
  const why = whyClosed(calendar, wished)
  return { on, because: why && `${why}: moved to ${spoken(on)}` }
}

/** Steps that stand the wrong way round, each as a pair of codes with a sentence. */
export function brokenOrder(
  days: ReadonlyMap<string, PlainDate>,
): { readonly pair: string; readonly sentence: string }[] {
  return pairs.flatMap(([first, then]) => {
    const [a, b] = [days.get(first), days.get(then)]
    if (!a || !b || PlainDate.compare(a, b) <= 0) return []
    const sentence = `${stepName(then)} on ${spoken(b)} would come before ${stepName(first).toLowerCase()} on ${spoken(a)}.`
    return [{ pair: `${first} ${then}`, sentence }]
  })
}

/** Each step with the one after it; closing hangs on the mailing alone. */
const pairs: readonly (readonly [StepCode, StepCode])[] = [
  ...runSteps
    .filter((step) => step !== 'close')
    .flatMap((step, at, all): [StepCode, StepCode][] => (at > 0 ? [[all[at - 1]!, step]] : [])),
  ['mail', 'close'],
]
