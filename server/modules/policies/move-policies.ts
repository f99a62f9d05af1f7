import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const liabilityModels = ['owner', 'joint', 'occupant', 'occupant-then-owner', 'customer'] as const
export type LiabilityModel = (typeof liabilityModels)[number]

/** What the policy `liability` may say: who owes for service. */
export const LiabilityValue = z.strictObject({
  model: z.enum(liabilityModels, `write one of: ${liabilityModels.join(', ')}`),
})

/** What the policy `move-balance` may say: whether what is owed on the old account goes over to the new one when a customer moves. */
export const MoveBalanceValue = z.strictObject({
  balance: z.enum(['final-bill', 'transfer'], 'write final-bill or transfer'),
})

type Cited<Value> = Value & { readonly citation: string }

/** Who owes for service on a day; null where the city has set nothing down: then whoever pays owes. */
export function liabilityRule(
  policies: readonly Policy[],
  on: PlainDate,
): Cited<z.infer<typeof LiabilityValue>> | null {
  const policy = policyOn(policies, 'liability', on)
  return policy && { ...LiabilityValue.parse(policy.value), citation: policy.citation }
}
