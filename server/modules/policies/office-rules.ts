import { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { type Policy, policyOn } from './policy.ts'

/** What the policy `set-up-change` may say: whether a change of the city's set-up needs a second person. */
export const SetUpChangeValue = z.strictObject({
  secondPerson: z.boolean('write true when a second person adopts what another prepared, else false'),
})

/** Whether a change of the set-up needs a second person on a day, and the section that says so. A city that says nothing asks for none. */
export function setUpChangeRule(
  policies: readonly Policy[],
  day: PlainDate,
): { asked: boolean; citation: string | null } {
  const policy = policyOn(policies, 'set-up-change', day)
  if (!policy) return { asked: false, citation: null }
  return { asked: SetUpChangeValue.parse(policy.value).secondPerson, citation: policy.citation }
}

/** What the policy `open-findings` may say: findings with more at stake than this hold a run that concerns them. */
export const OpenFindingsValue = z.strictObject({
  aboveCents: z
    .int('write whole cents, such as 50000 for $500.00')
    .min(0, 'write whole cents, such as 50000 for $500.00')
    .max(1_000_000_000, 'write at most 1000000000'),
})

/** Above which amount at stake open findings hold a run on a day, with the section that says so; null: they hold none. */
export function openFindingsRule(
  policies: readonly Policy[],
  day: PlainDate,
): { aboveCents: number; citation: string } | null {
  const policy = policyOn(policies, 'open-findings', day)
  return policy && { ...OpenFindingsValue.parse(policy.value), citation: policy.citation }
}
