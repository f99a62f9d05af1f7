import assert from 'node:assert/strict'
import { PlainDate } from '#kernel/dates'

/**
 * Days as whole numbers since 1970-01-01, for the inner loops of rating: a hundred thousand accounts compare
 * dates millions of times, and numbers do that in a nanosecond. At the edges days are `PlainDate`.
 */
export type DayNumber = number

/** From `from` up to but not including `until`. */
export type Days = { readonly from: DayNumber; readonly until: DayNumber }

const dates = new Map<DayNumber, PlainDate>()
const texts = new Map<DayNumber, string>()

/** The number of a day of the calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(day: PlainDate): DayNumber {
  const month = day.month
  const year = month <= 2 ? day.year - 1 : day.year
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day.day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day of a number. The same few hundred days come again and again, so they are kept. */
export function dateOf(number: DayNumber): PlainDate {
  const known = dates.get(number)
  if (known) return known
  assert(Number.isSafeInteger(number), 'a day number is whole')
  const date = new PlainDate(1970, 1, 1).add({ days: number })
  dates.set(number, date)
  return date
}

/** The day of a number as ISO text. */
export function isoOf(number: DayNumber): string {
  const known = texts.get(number)
  if (known !== undefined) return known
  const text = dateOf(number).toString()
  texts.set(number, text)
  return text
}

/** A day as ISO text, for whoever writes the same days a hundred thousand times. */
export const textOf = (day: PlainDate): string => isoOf(dayNumber(day))

/** Monday 1 to Sunday 7. 1970-01-01 was a Thursday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1
