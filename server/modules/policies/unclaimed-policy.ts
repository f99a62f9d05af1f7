import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/**
 * What the policy `unclaimed-money` may say of money that nobody claims. The law sets the bounds (Gov. Code §§ 50050 to 50055): three years and a
 * notice; 45 to 60 days after its first publication; one year and no notice for less than $15 and for money of nobody known.
 */
export const UnclaimedMoneyValue = z.strictObject({
  /** The ledger account of the General Fund that it is taken to, as gl.csv has it. */
  ledgerAccount: z.string('write a code of gl.csv').min(1, 'write a code of gl.csv'),
  /** So many years it rests before a notice is published. */
  leastYears: z.int('write whole years').min(3, 'the law asks for 3 years or more').max(20),
  /** So many days after its first publication the notice says that the money becomes the city's. */
  claimDays: z
    .int('write whole days')
    .min(45, 'the law asks for 45 to 60 days')
    .max(60, 'the law asks for 45 to 60 days'),
  /** Single items below this, and those of nobody known, need no notice. */
  smallBelowCents: z.int('write whole cents').min(0).max(1500, 'the law asks for less than $15'),
  /** So many years such an item rests. */
  smallYears: z.int('write whole years').min(1, 'the law asks for 1 year or more').max(20),
  /** So many days after they were told, money is held for whoever's claim was rejected: they may serve a suit within 30. */
  suitDays: z.int('write whole days').min(30, 'the law gives 30 days').max(120),
})
export type UnclaimedRule = z.infer<typeof UnclaimedMoneyValue> & { readonly citation: string }

/** The rule of unclaimed money on a day; null where the city has set nothing down: then nothing is taken. */
export function unclaimedRule(policies: readonly Policy[], on: PlainDate): UnclaimedRule | null {
  const policy = policyOn(policies, 'unclaimed-money', on)
  return policy && { ...UnclaimedMoneyValue.parse(policy.value), citation: policy.citation }
}
