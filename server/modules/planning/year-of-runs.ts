import { type ClosedPeriod, PlainDate } from '#kernel/dates'
import { billingPeriodOn, type Rhythm, type Schedule, stepsOf } from '../city/billing-periods.ts'

/** The periods of a cycle whose bills would be mailed in a year, each with that day, before weekends and holidays move it. */
export function periodsMailedIn(
  year: number,
  rhythm: Rhythm,
  schedule: Schedule,
): { readonly period: ClosedPeriod; readonly mailOn: PlainDate }[] {
  const first = PlainDate.from({ year, month: 1, day: 1 }).subtract({ days: schedule.mail + 1 })
  const found: { period: ClosedPeriod; mailOn: PlainDate }[] = []
  let period = billingPeriodOn(rhythm, first)
  for (;;) {
    const { mailOn } = stepsOf(period, schedule)
    if (mailOn.year > year) return found
    if (mailOn.year === year) found.push({ period, mailOn })
    period = billingPeriodOn(rhythm, period.until)
  }
}
