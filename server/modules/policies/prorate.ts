import { allocate, type Cents } from '#kernel/money'
import { type DayNumber, weekdayOf } from './day-numbers.ts'
import type { ProrationBasis } from './policy.ts'
import type { RatePeriod } from './rate-periods.ts'

/** A part of a rate period, and whether it follows directly on another charge for the same thing. */
export type PartOfPeriod = {
  readonly from: DayNumber
  readonly until: DayNumber
  /** The part before it was charged too (a change of service or of rate): a half or month begun is that one's. */
  readonly follows: boolean
  /** Days of the week it is collected, Monday 1 to Sunday 7; used by `pickups` alone. */
  readonly collectionDays: readonly number[]
}

/** Where a part begins and ends on the scale of its basis, from 0 to `whole`. */
export type Span = { readonly begin: number; readonly end: number; readonly whole: number }

/**
 * Measures a part of a rate period by the city's basis: days of so many days, days of 30 a month, halves, months, pickups
 * of so many, or all of it. Neighbouring parts touch on the scale, which is why their charges sum to the whole.
 */
export function measure(basis: ProrationBasis, period: RatePeriod, part: PartOfPeriod): Span {
  const { begin, end, whole } = scales[basis](period, part)
  // A bill so short that no collection falls in it is measured by its days.
  return whole > 0 ? { begin, end, whole } : scales['actual-days'](period, part)
}

const scales: { readonly [B in ProrationBasis]: (period: RatePeriod, part: PartOfPeriod) => Span } = {
  'actual-days': (period, part) => ({
    begin: part.from - period.from,
    end: part.until - period.from,
    whole: period.until - period.from,
  }),
  '30-day-month': (period, part) => ({
    begin: thirtieths(period, part.from),
    end: thirtieths(period, part.until),
    whole: 30 * (period.months.length - 1),
  }),
  'semi-monthly': (period, part) => begun(halves(period), part),
  'whole-month': (period, part) => begun(period.months, part),
  none: (period, part) => begun([period.from, period.until], part),
  pickups: (period, part) => ({
    begin: collections(period.from, part.from, part.collectionDays),
    end: collections(period.from, part.until, part.collectionDays),
    whole: collections(period.from, period.until, part.collectionDays),
  }),
}

/** The place of a day in months of 30 days: the 31st adds nothing, and February ends at 30. */
function thirtieths({ months }: RatePeriod, day: DayNumber): number {
  const index = months.findLastIndex((start) => start <= day)
  return 30 * index + Math.min(day - months[index]!, 30)
}

/** The bounds of half months: the second half begins with the sixteenth day. */
const halves = ({ months }: RatePeriod): DayNumber[] => [
  ...months.slice(0, -1).flatMap((start, index) => [start, Math.min(start + 15, months[index + 1]!)]),
  months.at(-1)!,
]

/** A stretch begun is charged whole, and a change within it takes effect with the next one. */
function begun(bounds: readonly DayNumber[], part: PartOfPeriod): Span {
  const within = bounds.findLastIndex((bound) => bound <= part.from)
  const next = (day: DayNumber) => bounds.findIndex((bound) => bound >= day)
  return {
    begin: part.follows ? next(part.from) : within,
    end: next(part.until),
    whole: bounds.length - 1,
  }
}

/** How many collections fall on the days from `from` up to but not including `until`. */
export function collections(from: DayNumber, until: DayNumber, weekdays: readonly number[]): number {
  const weeks = Math.floor((until - from) / 7)
  let count = weeks * weekdays.length
  for (let day = from + weeks * 7; day < until; day++) if (weekdays.includes(weekdayOf(day))) count++
  return count
}

const usualDays: readonly (readonly number[])[] = [
  [],
  [1],
  [1, 4],
  [1, 3, 5],
  [1, 2, 4, 5],
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5, 6, 7],
]

/** The days a service is usually collected when nobody wrote them down: once is Monday, twice Monday and Thursday. */
export const usualCollectionDays = (pickupsPerWeek: number | null): readonly number[] =>
  usualDays[Math.min(pickupsPerWeek ?? 1, 7)] ?? usualDays[1]!

/**
 * Splits one amount over parts of its period by largest remainder, the days nobody is charged for being a part like
 * any other. So the parts of one account sum to the whole, and so do the old owner's part and the new owner's, though each
 * is computed without the other: both split the same amount by the same days. Parts come in the order of their begin and
 * do not overlap.
 */
export function splitBySpans(amount: Cents, spans: readonly Span[]): Cents[] {
  const weights: number[] = []
  const places: number[] = []
  let reached = 0
  for (const { begin, end } of spans) {
    if (begin > reached) weights.push(begin - reached)
    places.push(weights.push(end - begin) - 1)
    reached = end
  }
  const whole = spans[0]?.whole ?? 0
  if (whole > reached) weights.push(whole - reached)
  const shares = allocate(amount, weights)
  return places.map((place) => shares[place]!)
}
