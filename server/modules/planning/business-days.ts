import type { PlainDate } from '#kernel/dates'
import type { CalendarSettings } from '../city/calendar-settings.ts'

/** Which days the office works: its days of the week without its holidays. */
export type WorkCalendar = {
  /** Monday is 1, Sunday 7. */
  readonly workdays: ReadonlySet<number>
  /** The days it is closed, by day, with the name of the holiday. */
  readonly closed: ReadonlyMap<string, string>
}

const numbers = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as const

/** The working days of an office as its city set them down. */
export const workCalendar = ({ holidays, planning }: CalendarSettings): WorkCalendar => ({
  workdays: new Set(planning.workdays.map((day) => numbers[day])),
  closed: new Map(holidays.filter((one) => one.officeClosed).map(({ on, name }) => [on, name.en])),
})

/** Whether the office works on a day. */
export const isBusinessDay = ({ workdays, closed }: WorkCalendar, day: PlainDate): boolean =>
  workdays.has(day.dayOfWeek) && !closed.has(day.toString())

/** The day itself if it is worked on, or else the first one after it. */
export const onOrAfter = (calendar: WorkCalendar, day: PlainDate): PlainDate =>
  seek(calendar, day, { step: 1, count: 0 })

/** The day itself if it is worked on, or else the last one before it. */
export const onOrBefore = (calendar: WorkCalendar, day: PlainDate): PlainDate =>
  seek(calendar, day, { step: -1, count: 0 })

/** The business day so many business days later, or earlier. No days at all: the day itself, or the next one that way. */
export const plusBusinessDays = (calendar: WorkCalendar, day: PlainDate, days: number): PlainDate =>
  seek(calendar, day, { step: days < 0 ? -1 : 1, count: Math.abs(days) })

type Way = { readonly step: 1 | -1; readonly count: number }

function seek(calendar: WorkCalendar, from: PlainDate, { step, count }: Way): PlainDate {
  let day = from
  let left = count
  // A city that is closed for months on end does not exist; a calendar without working days is refused when it is loaded.
  for (let looked = 0; looked < 1000; looked++) {
    if (looked > 0 && isBusinessDay(calendar, day)) left--
    if (left <= 0 && isBusinessDay(calendar, day)) return day
    day = day.add({ days: step })
  }
  throw new Error('The calendar has no working day.')
}

/** A day as people say it: `Jul 4`. */
export const spoken = (day: PlainDate): string =>
  day.toLocaleString('en-US', { month: 'short', day: 'numeric' })

const weekday = (day: PlainDate): string => day.toLocaleString('en-US', { weekday: 'long' })

/** Why a day is no business day, as a clause: `Jul 4 is Independence Day`. Null when it is one. */
export function whyClosed(calendar: WorkCalendar, day: PlainDate): string | null {
  const holiday = calendar.closed.get(day.toString())
  if (holiday) return `${spoken(day)} is ${holiday}`
  return calendar.workdays.has(day.dayOfWeek) ? null : `${spoken(day)} is a ${weekday(day)}`
}

/** The holidays on what would be working days, from one day up to another, neither counted. */
export function holidaysBetween(calendar: WorkCalendar, from: PlainDate, until: PlainDate): string[] {
  const found: string[] = []
  const days = from.until(until, { largestUnit: 'days' }).days
  for (let at = 1; at < days; at++) {
    const day = from.add({ days: at })
    const holiday = calendar.closed.get(day.toString())
    if (holiday && calendar.workdays.has(day.dayOfWeek)) found.push(`${holiday} (${spoken(day)})`)
  }
  return found
}
