import { isBefore, type PlainDate } from '#kernel/dates'
import type { CalendarSettings } from '../city/calendar-settings.ts'
import { brokenOrder, type PlannedDay } from './back-schedule.ts'
import { isBusinessDay, spoken, whyClosed, type WorkCalendar } from './business-days.ts'
import { postalHolidays } from './postal-holidays.ts'
import { isRunStep, stepName } from './run-steps.ts'

type Run = {
  readonly cycle: string
  /** The run that is open for it: it has its own days, about which the plan has nothing more to say. */
  readonly runId: number | null
  readonly days: readonly PlannedDay[]
}
export type Conflict = { readonly on: PlainDate | null; readonly sentence: string }

type Year = {
  readonly year: number
  readonly settings: CalendarSettings
  readonly calendar: WorkCalendar
  readonly runs: readonly Run[]
}

/**
 * What a year still has in it that a person should look at: full days, mail that stands still, days set by hand that do not fit.
 * What has gone by, nobody can mend.
 */
export function conflictsOf({ year, settings, calendar, runs }: Year, today: PlainDate): Conflict[] {
  const found = [
    ...withoutHolidays(year, settings),
    ...fullDays(settings, runs),
    ...runs.filter(({ runId }) => runId === null).flatMap((run) => ofOneRun(calendar, run)),
  ].filter(({ on }) => on === null || !isBefore(on, today))
  return found.toSorted((a, b) => (a.on?.toString() ?? '').localeCompare(b.on?.toString() ?? ''))
}

function withoutHolidays(year: number, { holidays }: CalendarSettings): Conflict[] {
  if (holidays.some(({ on }) => on.startsWith(`${year}-`))) return []
  return [
    {
      on: null,
      sentence: `calendar.yaml names no holiday of ${year}. Add them and load the city folder before this year is relied on.`,
    },
  ]
}

function fullDays({ planning: { perDay } }: CalendarSettings, runs: readonly Run[]): Conflict[] {
  return Object.entries(perDay).flatMap(([step, most]) => {
    const byDay = Map.groupBy(
      runs.flatMap(({ cycle, days }) =>
        days.filter((day) => day.step === step).map(({ on }) => ({ cycle, on })),
      ),
      ({ on }) => on.toString(),
    )
    return [...byDay.values()]
      .filter((same) => same.length > most)
      .map((same): Conflict => {
        const { on } = same[0]!
        const cycles = same.map(({ cycle }) => cycle).join(', ')
        const name = isRunStep(step) ? stepName(step).toLowerCase() : step
        return {
          on,
          sentence: `${spoken(on)}: cycles ${cycles} all ${name}, and there is room for ${most} a day. Move one of them.`,
        }
      })
  })
}

function ofOneRun(calendar: WorkCalendar, { cycle, days }: Run): Conflict[] {
  const byStep = new Map(days.map(({ step, on }) => [step, on]))
  const mail = byStep.get('mail')
  const broken = brokenOrder(byStep).map(({ sentence }) => ({
    on: mail ?? null,
    sentence: `Cycle ${cycle}: ${sentence}`,
  }))
  const odd = days.flatMap((day) => {
    const sentence = dayWarning(calendar, day.step, day.on)
    return sentence ? [{ on: day.on, sentence: `Cycle ${cycle}: ${sentence}` }] : []
  })
  const due = byStep.get('due')
  if (mail && due && isBefore(due, mail.add({ days: 15 })))
    return [
      ...broken,
      ...odd,
      { on: due, sentence: `Cycle ${cycle}: customers have less than 15 days from the mail date to pay.` },
    ]
  return [...broken, ...odd]
}

/** What is unusual about the day of a step; null when nothing is. */
export function dayWarning(calendar: WorkCalendar, step: string, on: PlainDate): string | null {
  const postal = step === 'mail' ? postalHolidays(on.year).get(on.toString()) : undefined
  if (postal)
    return `The post office rests on ${spoken(on)} (${postal}): the bills would lie a day. Move the mail date.`
  if (isBusinessDay(calendar, on) || !isRunStep(step)) return null
  return `${whyClosed(calendar, on)}, and ${stepName(step).toLowerCase()} is planned for it.`
}
