import { isBefore } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { delegation } from './delegation-queries.ts'

/**
 * Ends a delegation before its last day. What is being done under it ends first; nothing begins after. Only the giver may, or an
 * administrator, or the person at the terminal.
 */
export async function endDelegation(work: Work, id: number, reason: string) {
  const row = await lock(work, id)
  const { actor, today } = work
  if (actor.role === 'manager' && actor.userId !== row.giver_user)
    refuse('DELEGATION_NOT_YOURS', { givenBy: row.giver_name })
  if (row.ended_on) refuse('DELEGATION_ENDED', { on: row.ended_on.toString() })
  if (isBefore(row.last_on, today)) refuse('DELEGATION_ENDED', { on: row.last_on.toString() })
  await work.db
    .updateTable('delegation')
    .set({ ended_on: today, ended_at: Temporal.Now.instant(), ended_by: actor.name, ended_reason: reason })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'end-delegation',
    subject: `delegation ${id}`,
    changes: { holder: row.holder_name, lastOn: { before: row.last_on.toString(), after: today.toString() } },
    reason,
  })
  return delegation(work, id)
}

type Signed = { readonly id: number; readonly seenThrough: number; readonly note?: string | undefined }

/** The giver signs the report of what was done under their authority. Refuses a report that does not show all of it. */
export async function signReport(work: Work, { id, seenThrough, note }: Signed) {
  const row = await lock(work, id)
  if (work.actor.userId !== row.giver_user) refuse('DELEGATION_NOT_YOURS', { givenBy: row.giver_name })
  const before = await delegation(work, id)
  if (before.state !== 'ended') refuse('DELEGATION_STILL_HOLDS', { lastOn: before.lastOn })
  const later = await work.db
    .selectFrom('command_record')
    .select('id')
    .where('delegation_id', '=', id)
    .where('id', '>', seenThrough)
    .limit(1)
    .executeTakeFirst()
  if (later) refuse('DELEGATION_REPORT_GREW', { deeds: before.deeds })
  await work.db
    .updateTable('delegation')
    .set({ seen_through: seenThrough, seen_on: work.today, seen_note: note ?? null })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'sign-delegation-report',
    subject: `delegation ${id}`,
    changes: { holder: row.holder_name, deeds: before.deeds },
    reason: note ?? null,
  })
  return delegation(work, id)
}

async function lock(work: Work, id: number) {
  const found = await work.db
    .selectFrom('delegation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('DELEGATION_NOT_FOUND', { delegationId: id })
}
