import type { UnclaimedItem, UnclaimedMoney, UnclaimedClaim } from '@cartwright/api/unclaimed-shapes'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { UnclaimedRule } from '../policies/unclaimed-policy.ts'

type Way = z.infer<typeof UnclaimedMoney>['way']
type Owned = { readonly amountCents: number; readonly owner: string | null; readonly since: PlainDate }
type Years = Pick<UnclaimedRule, 'leastYears' | 'smallBelowCents' | 'smallYears'>

/**
 * Which way money may become the city's, and from which day on it may go into a batch: the day after its years are over, since the law says "after the
 * expiration". Single items below the rule's amount, and those of nobody known, need fewer years and no notice (Gov. Code §§ 50050, 50055).
 */
export function dueOf(
  { amountCents, owner, since }: Owned,
  { leastYears, smallBelowCents, smallYears }: Years,
): { readonly way: Way; readonly dueOn: PlainDate } {
  const small = owner === null || amountCents < smallBelowCents
  const over = since.add({ years: small ? smallYears : leastYears })
  return { way: small ? 'small' : 'notice', dueOn: over.add({ days: 1 }) }
}

/** The first and the last day that a notice may name, by its first publication (Gov. Code § 50051). */
export const daysOfNotice = (firstOn: PlainDate): { earliest: PlainDate; latest: PlainDate } => ({
  earliest: firstOn.add({ days: 45 }),
  latest: firstOn.add({ days: 60 }),
})

/** Once a week in two successive weeks, with five days between them at least (Gov. Code §§ 50050, 6066). */
export const isTheNextWeek = (firstOn: PlainDate, secondOn: PlainDate): boolean => {
  const { days } = firstOn.until(secondOn)
  return days >= 6 && days <= 13
}

type Claim = {
  readonly state: z.infer<typeof UnclaimedClaim>['state']
  readonly heldUntil: PlainDate | null
}

/**
 * Why claims hold money back on a day; null: none does. A claim waits for its decision; one that was rejected holds the money until its days for a suit
 * are over; a suit holds it until a court has decided (Gov. Code § 50052).
 */
export function heldBack(
  claims: readonly Claim[],
  today: PlainDate,
): z.infer<typeof UnclaimedItem>['heldBack'] {
  if (claims.some(({ state }) => state === 'suit')) return 'suit'
  if (claims.some(({ state }) => state === 'filed')) return 'claim'
  const held = claims.some(
    ({ state, heldUntil }) => state === 'rejected' && heldUntil !== null && !isBefore(heldUntil, today),
  )
  return held ? 'suit-days' : null
}
