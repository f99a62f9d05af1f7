export type PlainDate = Temporal.PlainDate
export const PlainDate = Temporal.PlainDate

/** The days from `from` up to but not including `until`. An open period has no `until`. */
export type Period = { readonly from: PlainDate; readonly until: PlainDate | null }
export type ClosedPeriod = { readonly from: PlainDate; readonly until: PlainDate }

export const isBefore = (a: PlainDate, b: PlainDate): boolean => PlainDate.compare(a, b) < 0
export const isSame = (a: PlainDate, b: PlainDate): boolean => PlainDate.compare(a, b) === 0
export const later = (a: PlainDate, b: PlainDate): PlainDate => (isBefore(a, b) ? b : a)
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (isBefore(a, b) ? a : b)

/** The days two periods share, or null when they share none. */
export function overlap(bounded: ClosedPeriod, other: Period): ClosedPeriod | null {
  const from = later(bounded.from, other.from)
  const until = other.until ? earlier(bounded.until, other.until) : bounded.until
  return isBefore(from, until) ? { from, until } : null
}

/** Whether a day lies in a period. */
export const contains = (period: Period, day: PlainDate): boolean =>
  !isBefore(day, period.from) && (period.until === null || isBefore(day, period.until))

/** The last day of a period, as people write it: November ends on the 30th. */
export const lastDay = (period: ClosedPeriod): PlainDate => period.until.subtract({ days: 1 })

/** The calendar month a day lies in. */
export function monthOf(day: PlainDate): ClosedPeriod {
  const from = day.with({ day: 1 })
  return { from, until: from.add({ months: 1 }) }
}

/** Reads `2026-11-23`; null when it is no day of the calendar. */
export function parseDay(text: string): PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** The calendar's day of a moment where the city is: what its papers tell, at any hour. */
export const dayIn = (timeZone: string, at: Temporal.Instant): PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate()
