import assert from 'node:assert/strict'
import { type DayNumber, type Days, dayNumber } from './day-numbers.ts'
import type { BillingPeriod } from './policy.ts'

/** A stretch that one amount of the table is for: usually a month of the bill. */
export type RatePeriod = Days & {
  /** The first day of each of its months, and the day after its last. */
  readonly months: readonly DayNumber[]
}

const known = new WeakMap<BillingPeriod, Map<number, readonly RatePeriod[]>>()

/**
 * Cuts a billing period into stretches of so many months, counted from its first day: November 17 to January 16 is two
 * months that begin on the 17th. The last one ends where the bill does, so a bill read on the meter reader's day, of 29
 * or 33 days, is still one month. A run rates every account with one period, so the cut is kept.
 */
export function ratePeriods(period: BillingPeriod, months: number): readonly RatePeriod[] {
  const cuts = known.get(period) ?? new Map<number, readonly RatePeriod[]>()
  known.set(period, cuts)
  const found = cuts.get(months)
  if (found) return found
  const made = cut(period, months)
  cuts.set(months, made)
  return made
}

function cut(period: BillingPeriod, months: number): readonly RatePeriod[] {
  assert(period.months % months === 0, `${period.months} months do not divide into stretches of ${months}`)
  const starts = Array.from({ length: period.months }, (_, month) =>
    dayNumber(period.from.add({ months: month })),
  )
  const bounds = [...starts, dayNumber(period.until)]
  assert(
    bounds.every((day, index) => index === 0 || day > bounds[index - 1]!),
    `a bill from ${period.from.toString()} until ${period.until.toString()} has no ${period.months} months`,
  )
  return Array.from({ length: period.months / months }, (_, index) => {
    const own = bounds.slice(index * months, (index + 1) * months + 1)
    return { from: own[0]!, until: own.at(-1)!, months: own }
  })
}
