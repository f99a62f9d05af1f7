import type { RefusalCode } from '@cartwright/api/refusals'
import { refuse } from '#kernel/refusal'
import type { Actor, Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { authorityFor, keepAuthority, refuseBeyondAuthority } from '../staff/delegated-authority.ts'
import { person } from '../staff/staff-queries.ts'
import { adjustmentRules, reasonOf } from './adjustment-rules.ts'
import type { AdjustedAccount } from './hold-account.ts'
import { approvesUpTo } from './judge-authority.ts'
import { refuseOwnAccount } from './own-account.ts'
import type { AuthorityRule } from '../policies/adjustment-policies.ts'
import type { StoredAdjustment } from './waiting-adjustment.ts'

/** The refusals of whoever may not decide about an adjustment, for the screen that says why. */
export const notApproving: readonly RefusalCode[] = [
  'ADJUSTMENT_OWN_NOT_APPROVED',
  'ADJUSTMENT_OWN_ACCOUNT',
  'ADJUSTMENT_APPROVER_UNFIT',
  'ADJUSTMENT_APPROVAL_LIMIT',
  'DELEGATION_LIMIT_EXCEEDED',
]

/** Refuses whoever asked for it, those under whose authority they work, and parties of the account. */
export async function refuseOwn(
  work: Work,
  adjustment: StoredAdjustment,
  account: AdjustedAccount,
): Promise<void> {
  const keys = [keyOf(work.actor), work.actor.delegation?.giver.userId]
  if (keys.includes(adjustment.asked_key))
    refuse('ADJUSTMENT_OWN_NOT_APPROVED', { askedBy: adjustment.asked_by })
  await refuseOwnAccount(work, account)
}

/**
 * The work under the authority by which an adjustment is approved: one's own role's, or where that does not reach, a manager's that was
 * given to the person, within the limits of both. Refuses, in this order: who asked for it, a party of the account, a role that does
 * not approve this reason, more than the role or what was given covers.
 */
export async function approving(
  work: Work,
  adjustment: StoredAdjustment,
  account: AdjustedAccount,
): Promise<Work> {
  await refuseOwn(work, adjustment, account)
  const { authority, reasons } = await adjustmentRules(work)
  const reason = reasonOf(reasons, adjustment.reason)
  const ofRole = (role: Actor['role']): Verdict =>
    judgeApprover({
      role,
      roles: reason.approve,
      authority,
      grossCents: adjustment.gross_cents,
      citation: reason.citation,
    })
  const { delegation, role } = work.actor
  if (!delegation) {
    const own = ofRole(role)
    if (own === null) return work
    const given = await authorityFor(work, 'adjustments.approve-beyond')
    if (!given) return own()
    const under = { ...work, actor: { ...work.actor, delegation: given } }
    await keepAuthority(under, 'adjustments.approve-beyond')
    return approving(under, adjustment, account)
  }
  const giver = await person(work, delegation.giver.userId)
  ofRole(giver.role)?.()
  refuseBeyondAuthority(work, adjustment.gross_cents)
  return work
}

/** Null when a role approves an amount of a reason, else what refuses it. */
type Verdict = null | (() => never)

type Approval = {
  readonly role: Actor['role']
  readonly roles: readonly string[]
  readonly authority: AuthorityRule
  readonly grossCents: number
  readonly citation: string
}

/** Whether a role approves an amount of a reason. Policies `adjustment-authority` and `adjustment-reasons`. */
function judgeApprover({ role, roles, authority, grossCents, citation }: Approval): Verdict {
  if (!roles.includes(role))
    return () => refuse('ADJUSTMENT_APPROVER_UNFIT', { role, roles: [...roles], citation })
  const upToCents = approvesUpTo(authority, role)
  if (upToCents === null || grossCents <= upToCents) return null
  return () =>
    refuse('ADJUSTMENT_APPROVAL_LIMIT', { amountCents: grossCents, upToCents, citation: authority.citation })
}
