import { isBefore, type PlainDate } from '#kernel/dates'
import { onOrAfter, onOrBefore, plusBusinessDays, type WorkCalendar } from '../planning/business-days.ts'

/** When a task comes again. */
export type Recurrence = {
  readonly every: 'month' | 'quarter' | 'year'
  /** Which month of the quarter or of the year. */
  readonly month: number
  /** 1 is the first business day of that month, -1 the last. */
  readonly businessDay: number
  readonly leadDays: number
}

/** One time of it: the first day of its month, quarter or year, when it is due, and when it is put on the list. */
export type Occurrence = {
  readonly periodFrom: PlainDate
  readonly dueOn: PlainDate
  readonly listedOn: PlainDate
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** The first day of the month, quarter or year a day lies in. */
export function periodStart(every: Recurrence['every'], day: PlainDate): PlainDate {
  const months = monthsOf[every]
  return day.with({ day: 1, month: Math.floor((day.month - 1) / months) * months + 1 })
}

/** The time of a recurring task in the period that begins on a day. A month with too few business days ends on its last one. */
export function occurrenceIn(rule: Recurrence, periodFrom: PlainDate, calendar: WorkCalendar): Occurrence {
  const first = periodFrom.add({ months: rule.every === 'month' ? 0 : rule.month - 1 })
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  const counted =
    rule.businessDay > 0
      ? plusBusinessDays(calendar, onOrAfter(calendar, first), rule.businessDay - 1)
      : plusBusinessDays(calendar, onOrBefore(calendar, last), rule.businessDay + 1)
  const dueOn = isBefore(last, counted)
    ? onOrBefore(calendar, last)
    : isBefore(counted, first)
      ? onOrAfter(calendar, first)
      : counted
  return { periodFrom, dueOn, listedOn: plusBusinessDays(calendar, dueOn, -rule.leadDays) }
}

type Since = {
  readonly rule: Recurrence
  readonly calendar: WorkCalendar
  /** The first day it can be due. */
  readonly from: PlainDate
  /** The first day of the last period that has its task; null when none has. */
  readonly made: PlainDate | null
}

/** The times that are to be put on the list by a day, in order, and the next one after them. */
export function dueOccurrences(
  { rule, calendar, from, made }: Since,
  today: PlainDate,
): { readonly due: Occurrence[]; readonly next: Occurrence } {
  const step = { months: monthsOf[rule.every] }
  const due: Occurrence[] = []
  let period = made ? made.add(step) : periodStart(rule.every, from)
  for (;;) {
    const one = occurrenceIn(rule, period, calendar)
    if (!isBefore(one.dueOn, from)) {
      if (isBefore(today, one.listedOn)) return { due, next: one }
      due.push(one)
    }
    period = period.add(step)
  }
}

/**
 * The first day after the last month, quarter or year that has its task, or would have had it before a day; null when none has. What
 * comes instead begins there at the earliest, so that no period gets two.
 */
export function coveredUntil({
  rule,
  calendar,
  from,
  made,
  until,
}: Since & { readonly until: PlainDate }): PlainDate | null {
  const step = { months: monthsOf[rule.every] }
  let covered = made ? made.add(step) : null
  for (let period = covered ?? periodStart(rule.every, from); ; period = period.add(step)) {
    const { dueOn } = occurrenceIn(rule, period, calendar)
    if (!isBefore(dueOn, until)) return covered
    if (!isBefore(dueOn, from)) covered = period.add(step)
  }
}
