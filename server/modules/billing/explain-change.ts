import { totalOf } from './change-cause.ts'
import { firstBill } from './change-texts.ts'
import { eventCauses } from './compare-events.ts'
import { serviceCauses } from './compare-services.ts'
import { withFollowers } from './follow-base.ts'
import type { ComparedBill, Difference } from './register-types.ts'

/**
 * Why a bill differs from the last one: what is new, what stopped, what is served differently, what costs another
 * amount, how much of the period is charged, what happened once, and what is discounted. The causes always sum to the
 * difference of the charges, to the cent; percentages and minimums go with the cause that moved their base. The largest comes
 * first.
 */
export function differencesOf(now: ComparedBill, last: ComparedBill | null): Difference[] {
  if (!last) return withoutZeros([{ cause: 'new', amountCents: totalOf(now.lines), ...firstBill }])
  const causes = withFollowers(now, last, [...serviceCauses(now, last), ...eventCauses(now, last)])
  return withoutZeros(
    causes.map(({ cause, moved, en, es }) => ({ cause, amountCents: totalOf(moved), en, es })),
  ).toSorted((a, b) => Math.abs(b.amountCents) - Math.abs(a.amountCents))
}

const withoutZeros = (differences: readonly Difference[]): Difference[] =>
  differences.filter(({ amountCents }) => amountCents !== 0)
