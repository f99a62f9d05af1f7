import type { PlainDate } from '#kernel/dates'
import { billingPeriodOn, nextBillingPeriod, type Rhythm } from '../city/billing-periods.ts'
import type { CyclePeriods } from './town.ts'

/**
 * The period a cycle bills next and the two before it. In arrears that is the period the day lies in; in advance the one after.
 */
export function cyclePeriods(
  rhythm: Rhythm & { readonly timing: 'advance' | 'arrears' },
  today: PlainDate,
): CyclePeriods {
  const next = rhythm.timing === 'advance' ? nextBillingPeriod(rhythm, today) : billingPeriodOn(rhythm, today)
  const last = billingPeriodOn(rhythm, next.from.subtract({ days: 1 }))
  const before = billingPeriodOn(rhythm, last.from.subtract({ days: 1 }))
  return { billed: [before, last], next }
}
