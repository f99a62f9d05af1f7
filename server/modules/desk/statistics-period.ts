import { type ClosedPeriod, isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'

/**
 * The period that is asked for and the one before it. Whole months are held against as many months before, other days against as many
 * days. Left out, it is this month up to today. Refuses a period that ends before it begins, or is longer than three years.
 */
export function statisticsPeriod(
  today: PlainDate,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): { period: ClosedPeriod; before: ClosedPeriod } {
  const from = asked.from ? PlainDate.from(asked.from) : today.with({ day: 1 })
  const until = (asked.to ? PlainDate.from(asked.to) : today).add({ days: 1 })
  if (!isBefore(from, until) || isBefore(from.add({ years: 3 }), until))
    refuse('STATISTICS_PERIOD_INVALID', { from: from.toString(), to: until.subtract({ days: 1 }).toString() })
  return { period: { from, until }, before: { from: beforeOf(from, until), until: from } }
}

function beforeOf(from: PlainDate, until: PlainDate): PlainDate {
  if (from.day === 1 && until.day === 1) {
    const months = (until.year - from.year) * 12 + until.month - from.month
    return from.subtract({ months })
  }
  return from.subtract({ days: from.until(until).days })
}
