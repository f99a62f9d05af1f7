import { holds, type Permission } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Delegated, Work } from '#kernel/work'

/** Authority in a person's hands today, and for what. */
export type HeldAuthority = Delegated & { readonly permission: Permission; readonly lastOn: string }

type Row = {
  id: number
  giver_user: string
  giver_name: string
  permission: string
  up_to_cents: number | null
  last_on: Temporal.PlainDate
  role: string
}

/**
 * What others have given the person at work, as it holds today: its days are not over, nobody has ended it, and the giver still has
 * it by role. The widest comes first.
 */
export async function heldAuthority(work: Work): Promise<HeldAuthority[]> {
  const { userId } = work.actor
  if (userId === null) return []
  const { rows } = await sql<Row>`
    select d.id, d.giver_user, d.giver_name, l.permission, l.up_to_cents, d.last_on, m.role
    from delegation d join delegation_limit l on l.delegation_id = d.id
    join directory.membership m on m.user_id = d.giver_user and m.city = ${work.city} and m.disabled_at is null
    where d.holder_user = ${userId} and d.ended_at is null
      and d.from_on <= ${work.today} and d.last_on >= ${work.today}
    order by l.up_to_cents desc nulls first, d.id, l.permission`.execute(work.db)
  return rows
    .filter(({ role, permission }) => holds(role as never, permission as Permission))
    .map((row) => ({
      id: row.id,
      giver: { userId: row.giver_user, name: row.giver_name },
      upToCents: row.up_to_cents,
      permission: row.permission as Permission,
      lastOn: row.last_on.toString(),
    }))
}

/** The authority under which the person at work may do what their own role does not hold; null when nobody gave it. */
export async function authorityFor(work: Work, permission: Permission): Promise<Delegated | null> {
  const found = (await heldAuthority(work)).find((one) => one.permission === permission)
  return found ? { id: found.id, giver: found.giver, upToCents: found.upToCents } : null
}

/**
 * Holds the delegation that work is done under until the work ends, so that it is either done before somebody ends the delegation,
 * and is in the report, or is refused. Refuses NOT_PERMITTED.
 */
export async function keepAuthority(work: Work, permission: Permission): Promise<void> {
  const { delegation, role } = work.actor
  if (!delegation) return
  await work.db
    .selectFrom('delegation')
    .select('id')
    .where('id', '=', delegation.id)
    .forShare()
    .executeTakeFirst()
  const held = await heldAuthority(work)
  if (!held.some((one) => one.id === delegation.id && one.permission === permission))
    refuse('NOT_PERMITTED', { permission, role })
}

/** Refuses work of an amount beyond what the authority covers under which it is done. Own authority has no such limit. */
export function refuseBeyondAuthority({ actor }: Pick<Work, 'actor'>, amountCents: number): void {
  const { delegation } = actor
  if (!delegation || delegation.upToCents === null) return
  if (Math.abs(amountCents) > delegation.upToCents)
    refuse('DELEGATION_LIMIT_EXCEEDED', {
      givenBy: delegation.giver.name,
      upToCents: delegation.upToCents,
      amountCents,
    })
}
