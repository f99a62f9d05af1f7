import { daysBetween, plusDays } from '../../parts/day.tsx'

/** The weekday of a day, Sunday 0 to Saturday 6. */
export const weekdayOf = (day: string): number => ((daysBetween('1970-01-04', day) % 7) + 7) % 7

/** The first day of the month after, or before: `2026-11` and 2 is `2027-01`. */
export function plusMonths(month: string, months: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const count = year * 12 + at - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The weeks that show a month, Sunday first: whole weeks, also where they reach into its neighbours. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const start = plusDays(first, -weekdayOf(first))
  const length = daysBetween(start, `${plusMonths(month, 1)}-01`)
  return Array.from({ length: Math.ceil(length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => plusDays(start, week * 7 + at)),
  )
}

/** The same day of another month, or its last one: from Jan 31 to Feb 28. */
export function sameDayOf(month: string, day: string): string {
  const last = plusDays(`${plusMonths(month, 1)}-01`, -1)
  const wished = `${month}-${day.slice(8)}`
  return wished > last ? last : wished
}

/** Where a key leads from a day: arrows by day and week, Home and End in the week, Page keys by month. Null for other keys. */
export function dayByKey(key: string, day: string): string | null {
  const month = day.slice(0, 7)
  const ways: Record<string, () => string> = {
    ArrowLeft: () => plusDays(day, -1),
    ArrowRight: () => plusDays(day, 1),
    ArrowUp: () => plusDays(day, -7),
    ArrowDown: () => plusDays(day, 7),
    Home: () => plusDays(day, -weekdayOf(day)),
    End: () => plusDays(day, 6 - weekdayOf(day)),
    PageUp: () => sameDayOf(plusMonths(month, -1), day),
    PageDown: () => sameDayOf(plusMonths(month, 1), day),
  }
  return ways[key]?.() ?? null
}
