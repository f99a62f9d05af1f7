import type { adjustments } from '@cartwright/api/adjustments'
import { holds, type Role } from '@cartwright/api/roles'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { authorityOn } from './adjustment-rules.ts'
import { approvesUpTo } from './judge-authority.ts'

type Shown = SuccessOf<typeof adjustments.show>
type Row = Omit<Shown['history'][number], 'at' | 'on'> & {
  readonly at: Temporal.Instant
  readonly on: PlainDate
}

/** What was done with an adjustment, oldest first, as the record of commands tells it: by whom, as what, and under whose authority. */
export async function historyOf(work: Work, adjustmentId: number): Promise<Shown['history']> {
  const { rows } = await sql<Row>`
    select c.happened_at as at, c.business_on as "on", c.actor_name as by, c.actor_role as role, d.giver_name as under,
      c.command as did, c.reason as note
    from command_record c left join delegation d on d.id = c.delegation_id
    where c.subject = ${`adjustment ${adjustmentId}`} order by c.id`.execute(work.db)
  return rows.map((row) => ({ ...row, at: row.at.toString(), on: row.on.toString() }))
}

type Approved = {
  readonly role: Role | 'system'
  readonly on: PlainDate
  readonly under: string | null
  readonly delegationId: number | null
}

/**
 * By which authority an adjustment was approved: what the role of the person approves by the rule in force on that day, or what somebody
 * gave them. Null of one that nobody approved.
 */
export async function approvalUsed(work: Work, adjustmentId: number): Promise<Shown['approval']> {
  const { rows } = await sql<Approved>`
    select c.actor_role as role, c.business_on as "on", d.giver_name as under, c.delegation_id as "delegationId"
    from command_record c left join delegation d on d.id = c.delegation_id
    where c.subject = ${`adjustment ${adjustmentId}`} and c.command = 'approve-adjustment'`.execute(work.db)
  const [used] = rows
  if (!used) return null
  const { role, on, under, delegationId } = used
  const authority = authorityOn(await policiesFor(work), on)
  return {
    role,
    under,
    upToCents:
      delegationId === null
        ? authority && approvesUpTo(authority, role)
        : await givenUpTo(work, { delegationId, role }),
    citation: authority?.citation ?? '',
  }
}

/** Up to which amount it was given: to approve at all, or beyond what the role itself approves. Null is any amount. */
async function givenUpTo(
  { db }: Work,
  { delegationId, role }: { delegationId: number; role: Role | 'system' },
): Promise<number | null> {
  const beyond = role !== 'system' && holds(role, 'adjustments.approve')
  const limit = await db
    .selectFrom('delegation_limit')
    .select('up_to_cents')
    .where('delegation_id', '=', delegationId)
    .where('permission', '=', beyond ? 'adjustments.approve-beyond' : 'adjustments.approve')
    .executeTakeFirst()
  return limit?.up_to_cents ?? null
}
