import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/** What the policy `suspense` may say of money whose account is not known: where it rests, and how long before it is asked about. */
export const SuspenseValue = z.strictObject({
  /** The suspense account that holds it, as gl.csv has it. */
  ledgerAccount: z.string('write a code of gl.csv').min(1, 'write a code of gl.csv'),
  /** After so many days a finding asks for it. */
  waitsDays: z.int('write whole days').min(1, 'write 1 or more').max(365),
})

/** The rule of suspense on a day; null where the city has set nothing down: then nothing goes there. */
export function suspenseRule(
  policies: readonly Policy[],
  on: PlainDate,
): (z.infer<typeof SuspenseValue> & { readonly citation: string }) | null {
  const policy = policyOn(policies, 'suspense', on)
  return policy && { ...SuspenseValue.parse(policy.value), citation: policy.citation }
}
