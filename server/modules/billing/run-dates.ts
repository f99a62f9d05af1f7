import { type ClosedPeriod, earlier, lastDay, PlainDate } from '#kernel/dates'
import { type Schedule, stepsOf } from '../city/billing-periods.ts'
import type { RunDates } from './bill-run.ts'

/** From the mailing to the due day, and from there to the day a bill is past due. */
export type DueRule = { readonly dueDays: number; readonly delinquentDays: number }

/**
 * The days of a run: bills are dated the day they are to be mailed, due so many days after, past due so many days after
 * that. What happened counts up to the cut-off, and never past the last day the bills cover.
 */
export function runDates(
  period: ClosedPeriod,
  schedule: Schedule,
  { dueDays, delinquentDays }: DueRule,
  billOn: PlainDate = stepsOf(period, schedule).mailOn,
): RunDates {
  const dueOn = billOn.add({ days: dueDays })
  return {
    billOn,
    dueOn,
    delinquentOn: dueOn.add({ days: delinquentDays }),
    cutOffOn: earlier(stepsOf(period, schedule).cutOffOn, lastDay(period)),
  }
}

/** Whether a day can be the day of a period's bills: within a year of it. */
export const isPlausible = (period: ClosedPeriod, billOn: PlainDate): boolean =>
  PlainDate.compare(billOn, period.from.subtract({ years: 1 })) > 0 &&
  PlainDate.compare(billOn, period.until.add({ years: 1 })) < 0
