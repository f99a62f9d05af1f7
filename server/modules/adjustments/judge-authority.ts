import type { Role } from '@cartwright/api/roles'
import type { AuthorityRule, ReasonRule } from '../policies/adjustment-policies.ts'

/** What was posted without approval within the period, in cents without signs, before the adjustment that is judged. */
export type PostedAlone = {
  /** By this person, on this account. */
  readonly ownOnAccountCents: number
  /** By this person, on all accounts. */
  readonly ownInAllCents: number
  /** By anybody, on this account. */
  readonly onAccountCents: number
  /** By anybody, on this account, of this reason. */
  readonly ofReasonCents: number
}

/** One limit with what stands against it. */
type JudgedLimit = {
  readonly limit: 'on-account' | 'in-all' | 'account' | 'reason'
  readonly limitCents: number
  /** What was posted within the period before. */
  readonly postedCents: number
  readonly exceeded: boolean
}
export type Judged = {
  readonly alone: boolean
  readonly periodDays: number
  readonly citation: string
  readonly limits: readonly JudgedLimit[]
}

type Asked = {
  readonly role: Role | 'system'
  readonly reason: ReasonRule
  readonly authority: AuthorityRule
  /** What the credits and charges come to without their signs. */
  readonly grossCents: number
  readonly before: PostedAlone
}

/**
 * Whether an adjustment is posted on the word of whoever asks, or waits for a second person. Every limit counts all that was posted
 * without approval within the period, and this one with it: many small ones get no further than a large one. A role without limits
 * of its own posts nothing alone. Policies `adjustment-authority` and `adjustment-reasons`.
 */
export function judgeAuthority({ role, reason, authority, grossCents, before }: Asked): Judged {
  const own = role === 'system' ? undefined : authority.roles[role]
  const ofReason = role === 'system' ? undefined : reason.limits?.[role]
  const judged = (limit: JudgedLimit['limit'], limitCents: number, postedCents: number): JudgedLimit => ({
    limit,
    limitCents,
    postedCents,
    exceeded: postedCents + grossCents > limitCents,
  })
  const limits = [
    judged('on-account', own?.onAccountCents ?? 0, before.ownOnAccountCents),
    judged('in-all', own?.inAllCents ?? 0, before.ownInAllCents),
    judged('account', authority.accountCents, before.onAccountCents),
    ...(ofReason === undefined ? [] : [judged('reason', ofReason, before.ofReasonCents)]),
  ]
  return {
    alone: limits.every(({ exceeded }) => !exceeded),
    periodDays: authority.periodDays,
    citation: authority.citation,
    limits,
  }
}

/** Up to which amount a role approves: null is any amount, 0 nothing at all. */
export function approvesUpTo(authority: AuthorityRule, role: Role | 'system'): number | null {
  const own = role === 'system' ? undefined : authority.roles[role]
  return own?.approvesUpToCents === undefined ? 0 : own.approvesUpToCents
}
