import { type Cause, totalOf } from './change-cause.ts'
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
  return causesBetween(now, last).map(({ cause, amountCents, en, es }) => ({
    cause: cause === 'period' ? 'proration' : cause,
    amountCents,
    en,
    es,
  }))
}

/** A cause with its amount. */
type Summed = Omit<Cause, 'moved'> & { readonly amountCents: number }

/**
 * Why any bill differs from any other of the account, by the same rules, with the lines behind each cause and what comes of periods of
 * different length told apart. The causes sum to the difference of the charges; two bills alike have none.
 */
export function causesBetween(now: ComparedBill, last: ComparedBill): Summed[] {
  const causes = withFollowers(now, last, [...serviceCauses(now, last), ...eventCauses(now, last)])
  return withoutZeros(
    causes.map(({ moved, ...cause }) => ({ ...cause, amountCents: totalOf(moved) })),
  ).toSorted((a, b) => Math.abs(b.amountCents) - Math.abs(a.amountCents))
}

const withoutZeros = <Amount extends { readonly amountCents: number }>(
  amounts: readonly Amount[],
): Amount[] => amounts.filter(({ amountCents }) => amountCents !== 0)
