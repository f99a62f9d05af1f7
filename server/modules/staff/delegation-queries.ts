import type { Delegable } from '@cartwright/api/delegations'
import { holds } from '@cartwright/api/roles'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** What may be done under a delegation, up to which amount. */
export type DelegationLimit = {
  readonly permission: z.infer<typeof Delegable>
  readonly upToCents: number | null
}

type Row = {
  id: number
  giver_user: string
  giver_name: string
  holder_user: string
  holder_name: string
  from_on: PlainDate
  last_on: PlainDate
  reason: string
  ended_on: PlainDate | null
  ended_by: string | null
  ended_reason: string | null
  seen_through: number | null
  seen_on: PlainDate | null
  seen_note: string | null
  limits: DelegationLimit[]
  deeds: number
  last_deed: number
}

/** The delegations a person may see, newest first: all for those who read the audit, else those they gave or hold. */
export async function delegations(work: Work) {
  const rows = await rowsOf(work)
  return rows.filter((row) => maySee(work, row)).map((row) => asDelegation(row, work.today))
}

/** One of them. Refuses DELEGATION_NOT_FOUND. */
export async function delegation(work: Work, id: number) {
  const row = (await rowsOf(work, id))[0]
  return row && maySee(work, row)
    ? asDelegation(row, work.today)
    : refuse('DELEGATION_NOT_FOUND', { delegationId: id })
}

/** One of them with all that was done under it, oldest deed first. */
export async function delegationReport(work: Work, id: number) {
  const found = await delegation(work, id)
  const rows = await work.db
    .selectFrom('command_record')
    .selectAll()
    .where('delegation_id', '=', id)
    .orderBy('id')
    .execute()
  return {
    ...found,
    deedList: rows.map((row) => ({
      id: row.id,
      happenedAt: row.happened_at.toString(),
      businessOn: row.business_on.toString(),
      by: row.actor_name,
      command: row.command,
      subject: row.subject,
      changes: row.changes as Record<string, unknown>,
      reason: row.reason,
    })),
  }
}

async function rowsOf(work: Work, id: number | null = null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select d.*, deeds.deeds, deeds.last_deed,
      (select jsonb_agg(jsonb_build_object('permission', l.permission, 'upToCents', l.up_to_cents) order by l.permission)
        from delegation_limit l where l.delegation_id = d.id) as limits
    from delegation d
    cross join lateral (
      select count(*) as deeds, coalesce(max(c.id), 0) as last_deed
      from command_record c where c.delegation_id = d.id
    ) deeds
    where ${id}::bigint is null or d.id = ${id}
    order by d.id desc`.execute(work.db)
  return rows
}

const maySee = ({ actor }: Work, row: Row): boolean =>
  actor.role === 'system' ||
  holds(actor.role, 'audit.read') ||
  row.giver_user === actor.userId ||
  row.holder_user === actor.userId

function asDelegation(row: Row, today: PlainDate) {
  const ended = row.ended_on !== null || isBefore(row.last_on, today)
  const state = ended
    ? ('ended' as const)
    : isBefore(today, row.from_on)
      ? ('coming' as const)
      : ('holds' as const)
  return {
    id: row.id,
    giver: { userId: row.giver_user, name: row.giver_name },
    holder: { userId: row.holder_user, name: row.holder_name },
    fromOn: row.from_on.toString(),
    lastOn: row.last_on.toString(),
    limits: row.limits,
    reason: row.reason,
    state,
    endedOn: row.ended_on?.toString() ?? null,
    endedBy: row.ended_by,
    endedReason: row.ended_reason,
    deeds: row.deeds,
    // Work that was asked for before the end may be recorded after it: then there is more to sign.
    reportWaits: ended && (row.seen_through === null || row.last_deed > row.seen_through),
    seenOn: row.seen_on?.toString() ?? null,
    seenNote: row.seen_note,
  }
}
