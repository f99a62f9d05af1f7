import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/** What the policy `bank-reconciliation` may say of what banks tell beside what is expected of them. */
export const BankReconciliationValue = z.strictObject({
  /** The bank accounts whose statements are held against our books, as the bank writes their numbers. */
  bankAccounts: z
    .array(z.string('write an account number as the bank does').min(1))
    .min(1, 'write at least one account'),
  /** Days of the bank and of ours may lie so far apart and still be the same money. */
  withinDays: z.int('write whole days').min(0).max(31, 'write 31 or fewer'),
  /** What is not matched after so many days is asked about. */
  asksAfterDays: z.int('write whole days').min(1, 'write 1 or more').max(90),
})
export type ReconciliationRule = z.infer<typeof BankReconciliationValue> & { readonly citation: string }

/** The rule of reconciliation on a day; null where the city has set nothing down: then nothing is matched by itself. */
export function reconciliationRule(policies: readonly Policy[], on: PlainDate): ReconciliationRule | null {
  const policy = policyOn(policies, 'bank-reconciliation', on)
  return policy && { ...BankReconciliationValue.parse(policy.value), citation: policy.citation }
}
