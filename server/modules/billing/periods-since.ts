import { type DayNumber, dayNumber } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'

/** The billing periods before one, from the one a day lies in on; none when the day lies in the period itself or later. */
export function periodsSince(period: BillingPeriod, day: DayNumber): BillingPeriod[] {
  const before: BillingPeriod[] = []
  for (let until = period.until, from = period.from; day < dayNumber(from); ) {
    until = from
    // Each from the period itself, so that one that begins on the 31st comes back to it.
    from = period.from.subtract({ months: period.months * (before.length + 1) })
    before.push({ ...period, from, until })
  }
  return before.toReversed()
}
