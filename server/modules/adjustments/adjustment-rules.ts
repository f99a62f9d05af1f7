import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { type Policy, policyOn } from '../policies/policy.ts'
import {
  AdjustmentAuthorityValue,
  AdjustmentReasonsValue,
  type AuthorityRule,
  type ReasonRule,
} from '../policies/adjustment-policies.ts'

/** The reasons in force on a day, each with the section it rests on. Null when the city has set down none. */
export function reasonsOn(policies: readonly Policy[], day: PlainDate): ReasonRule[] | null {
  const policy = policyOn(policies, 'adjustment-reasons', day)
  if (!policy) return null
  return AdjustmentReasonsValue.parse(policy.value).reasons.map((reason) => ({
    ...reason,
    citation: reason.citation ?? policy.citation,
  }))
}

/** Who may post and approve how much on a day. Null when the city has set down nothing: then nobody adjusts. */
export function authorityOn(policies: readonly Policy[], day: PlainDate): AuthorityRule | null {
  const policy = policyOn(policies, 'adjustment-authority', day)
  return policy && { ...AdjustmentAuthorityValue.parse(policy.value), citation: policy.citation }
}

/** The reasons and the authority in force today. Refuses ADJUSTMENT_RULES_MISSING: no citation, no adjustment. */
export async function adjustmentRules(
  work: Work,
): Promise<{ reasons: ReasonRule[]; authority: AuthorityRule; policies: readonly Policy[] }> {
  const policies = await policiesFor(work)
  const reasons =
    reasonsOn(policies, work.today) ?? refuse('ADJUSTMENT_RULES_MISSING', { policy: 'adjustment-reasons' })
  const authority =
    authorityOn(policies, work.today) ??
    refuse('ADJUSTMENT_RULES_MISSING', { policy: 'adjustment-authority' })
  return { reasons, authority, policies }
}

/** One of the reasons. Refuses ADJUSTMENT_REASON_UNKNOWN. */
export const reasonOf = (reasons: readonly ReasonRule[], code: string): ReasonRule =>
  reasons.find((one) => one.code === code) ??
  refuse('ADJUSTMENT_REASON_UNKNOWN', { reason: code, known: reasons.map((one) => one.code) })
