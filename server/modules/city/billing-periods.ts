import { type ClosedPeriod, isBefore, lastDay, PlainDate } from '#kernel/dates'

/** What tells a cycle's billing periods: any one first day, and how many months each period has. */
export type Rhythm = { readonly anchorOn: PlainDate; readonly months: number }

/** Days from the last day of a period to each step of its run; negative is before that day. */
export type Schedule = {
  readonly cutOff: number
  readonly calculate: number
  readonly release: number
  readonly mail: number
}

/**
 * The billing period a day lies in. Every period is counted from the anchor itself, so a cycle anchored on the 31st begins
 * on the last day of shorter months and comes back to the 31st.
 */
export function billingPeriodOn({ anchorOn, months }: Rhythm, day: PlainDate): ClosedPeriod {
  const apart = (day.year - anchorOn.year) * 12 + day.month - anchorOn.month
  const startOf = (count: number): PlainDate => anchorOn.add({ months: count * months })
  const estimate = Math.floor(apart / months)
  const count = isBefore(day, startOf(estimate)) ? estimate - 1 : estimate
  return { from: startOf(count), until: startOf(count + 1) }
}

/** The billing period after one that holds the day. */
export const nextBillingPeriod = (rhythm: Rhythm, day: PlainDate): ClosedPeriod =>
  billingPeriodOn(rhythm, billingPeriodOn(rhythm, day).until)

/** The days on which each step of a period's run is done. */
export function stepsOf(
  period: ClosedPeriod,
  { cutOff, calculate, release, mail }: Schedule,
): { cutOffOn: PlainDate; calculateOn: PlainDate; releaseOn: PlainDate; mailOn: PlainDate } {
  const on = (days: number): PlainDate => lastDay(period).add({ days })
  return { cutOffOn: on(cutOff), calculateOn: on(calculate), releaseOn: on(release), mailOn: on(mail) }
}
