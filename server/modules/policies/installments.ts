import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/**
 * What the policy `installments` may say: from which amount on a debit of a correction may be paid in installments, how many days after it
 * was posted the first is due, and the ledger account that holds what is not due yet. There are as many months of installments as of
 * error, so that nobody has to pay faster than the mistake grew. `broken`: how many days an installment is unpaid before the plan may be
 * ended for it, and after how many days the rest is due then; without it no plan is broken.
 */
export const InstallmentsValue = z.strictObject({
  fromCents: z.int('write whole cents, such as 5000 for $50.00').min(1).max(100_000_000),
  firstDueAfterDays: z.int('write a number of days, such as 30').min(1).max(365),
  ledgerCode: z.string('write a code of gl.csv').min(1, 'write a code of gl.csv'),
  broken: z
    .strictObject({
      afterDays: z.int('write a number of days, such as 15').min(0).max(365),
      restDueAfterDays: z.int('write a number of days, such as 15').min(0).max(365),
    })
    .optional(),
})

/** The rule of installments with its section. */
export type InstallmentsRule = z.infer<typeof InstallmentsValue> & { readonly citation: string }

/** The rule in force on a day; null where the city has none: then nothing is paid in installments. */
export function installmentsOn(policies: readonly Policy[], day: PlainDate): InstallmentsRule | null {
  const policy = policyOn(policies, 'installments', day)
  return policy && { ...InstallmentsValue.parse(policy.value), citation: policy.citation }
}
