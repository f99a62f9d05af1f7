import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

const months = z.int('write whole months, such as 24').min(1, 'write whole months, such as 24').max(600)
const byClass = z
  .record(z.string(), months)
  .refine((classes) => '*' in classes, 'say for "*" how many months count for every other class')

/**
 * What the policy `look-back` may say: for how many months back what was charged too little is still charged and what was charged too
 * much is given back, by class (`*` is every other), below which amount too little is let go, and whether a manager may go beyond.
 */
export const LookBackValue = z.strictObject({
  underchargeMonths: byClass,
  overchargeMonths: byClass,
  waiveUnderchargeBelowCents: z
    .int('write whole cents, such as 500 for $5.00')
    .min(0)
    .max(1_000_000)
    .optional(),
  managerMayGoBeyond: z.boolean('write true or false'),
})

/** How far back the past is corrected, by the city's rule. */
export type LookBack = z.infer<typeof LookBackValue> & { readonly citation: string }

/** The rule in force on a day; null where the city has none: then nothing that was billed is corrected. */
export function lookBackOn(policies: readonly Policy[], day: PlainDate): LookBack | null {
  const policy = policyOn(policies, 'look-back', day)
  return policy && { ...LookBackValue.parse(policy.value), citation: policy.citation }
}
