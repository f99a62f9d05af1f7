import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { authorityOn } from '../adjustments/adjustment-rules.ts'
import { keyOf } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { RefundRule } from '../policies/refund-policy.ts'
import { person } from '../staff/staff-queries.ts'

/**
 * Whether a person gives so much of an account back on their own word: within what the policy `adjustment-authority` lets their role post alone, on this
 * account and in all, within its days. What they gave back alone before counts, so that many small ones get no further than a large one. Without the
 * policy nobody does.
 */
export async function mayGiveAlone(
  work: Work,
  { accountId, amountCents }: { readonly accountId: number; readonly amountCents: number },
): Promise<boolean> {
  const authority = authorityOn(await policiesFor(work), work.today)
  const { role } = work.actor
  const own = role === 'system' ? undefined : authority?.roles[role]
  if (!authority || !own) return false
  const key = keyOf(work.actor)
  const { rows } = await sql<{ own: number; all: number; account: number }>`
    select coalesce(sum(r.amount_cents) filter (where r.asked_key = ${key} and i.account_id = ${accountId}), 0)::bigint as own,
      coalesce(sum(r.amount_cents) filter (where r.asked_key = ${key}), 0)::bigint as all,
      coalesce(sum(r.amount_cents) filter (where i.account_id = ${accountId}), 0)::bigint as account
    from online_refund r join payment_intent i on i.id = r.intent_id
    where r.alone and r.state <> 'failed' and r.asked_on >= ${work.today.subtract({ days: authority.periodDays - 1 })}::date`.execute(
    work.db,
  )
  const before = rows[0]!
  return (
    before.own + amountCents <= own.onAccountCents &&
    before.all + amountCents <= own.inAllCents &&
    before.account + amountCents <= authority.accountCents
  )
}

/**
 * Up to which amount the person at work approves what goes back, by their role or by that of whoever gave them authority; null: any. Where the city has
 * no rule of refunds only a manager does.
 */
export async function approvesRefundsUpTo(
  work: Work,
  rule: Pick<RefundRule, 'coordinatorUpToCents'> | null,
): Promise<number | null> {
  const { role: own, delegation } = work.actor
  const role = delegation ? (await person(work, delegation.giver.userId)).role : own
  const limits = [
    role === 'manager' ? null : (rule?.coordinatorUpToCents ?? 0),
    delegation?.upToCents ?? null,
  ].filter((limit) => limit !== null)
  return limits.length > 0 ? Math.min(...limits) : null
}
