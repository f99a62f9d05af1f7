import type { ClosedPeriod, PlainDate } from '#kernel/dates'
import { isBefore } from '#kernel/dates'

/** A dated rule of the city with the section of its code that says so. `until` is the first day it no longer holds. */
export type Policy = {
  readonly code: string
  readonly value: unknown
  readonly citation: string
  readonly from: PlainDate
  readonly until: PlainDate | null
}

/** The one policy of that code in force on a day, or null. */
export function policyOn(policies: readonly Policy[], code: string, day: PlainDate): Policy | null {
  return (
    policies.find(
      (policy) =>
        policy.code === code &&
        !isBefore(day, policy.from) &&
        (policy.until === null || isBefore(day, policy.until)),
    ) ?? null
  )
}

/** Policies of one code whose days overlap: two rules for one day, which nobody could follow. */
export function overlappingPolicies(policies: readonly Policy[]): [Policy, Policy][] {
  return policies.flatMap((policy, index) =>
    policies
      .slice(index + 1)
      .filter((other) => other.code === policy.code && meet(policy, other))
      .map((other): [Policy, Policy] => [policy, other]),
  )
}

const meet = (a: Policy, b: Policy): boolean =>
  (b.until === null || isBefore(a.from, b.until)) && (a.until === null || isBefore(b.from, a.until))

/** How a part of a month is priced. The words are those of `policies.yaml`. */
export const prorationBases = [
  'actual-days',
  '30-day-month',
  'semi-monthly',
  'whole-month',
  'pickups',
  'none',
] as const
export type ProrationBasis = (typeof prorationBases)[number]

/** Why a charge covers only a part of its month. */
const prorationSituations = ['first', 'final', 'change', 'rate-change'] as const
export type ProrationSituation = (typeof prorationSituations)[number]

/**
 * The value of the policy `proration`: one basis for all, another by situation, and exceptions by kind of
 * service, which go before both. An exception names what it holds for; what it leaves out may be anything.
 */
export type ProrationRule = {
  readonly basis: ProrationBasis
  readonly situations?: { readonly [S in ProrationSituation]?: ProrationBasis | undefined } | undefined
  readonly services?:
    | readonly {
        readonly stream?: string | undefined
        readonly container?: string | undefined
        readonly code?: string | undefined
        readonly basis: ProrationBasis
      }[]
    | undefined
}

/** A bill's days and how many months of charges they stand for, whatever their number of days. */
export type BillingPeriod = ClosedPeriod & {
  readonly months: 1 | 2 | 3 | 6 | 12
  readonly timing: 'advance' | 'arrears'
}
