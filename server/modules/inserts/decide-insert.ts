import type { inserts } from '@cartwright/api/inserts'
import type { ReceivedBy } from '@cartwright/api/route'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf } from '../billing/bill-run.ts'
import { lockInsert, type WholeInsert, wholeInsert } from './insert-rows.ts'
import { countDays, type NoticeKind } from './notice-days.ts'
import { refuseTooLate } from './propose-insert.ts'

/** Approves what another person proposed. Refuses one’s own, and one whose days have run out meanwhile. A second time it changes nothing. */
export async function approveInsert(
  work: Work,
  { params: { insertId } }: ReceivedBy<typeof inserts.approve>,
): Promise<WholeInsert> {
  const insert = await lockInsert(work, insertId)
  if (insert.state === 'approved') return wholeInsert(work, insertId)
  if (insert.state !== 'proposed') refuse('INSERT_NOT_IN_STATE', { insertId, state: insert.state })
  if (insert.made_by_key === keyOf(work.actor)) refuse('INSERT_OWN', { madeBy: insert.made_by })
  const { kind, way, from_on, until_on, counts_to_on: countsTo } = insert
  const first = PlainDate.compare(from_on, work.today) < 0 ? work.today : from_on
  const mailedOn = way === 'with-bills' && until_on ? until_on.subtract({ days: 1 }) : first
  refuseTooLate(
    countDays(kind as NoticeKind, { mailedOn, countsTo }),
    mailedOn.toString(),
    countsTo && countsTo.toString(),
  )
  await work.db
    .updateTable('insert_notice')
    .set({
      state: 'approved',
      approved_by: work.actor.name,
      approved_on: work.today,
      approved_at: instant(),
    })
    .where('id', '=', insertId)
    .execute()
  await recordCommand(work, {
    command: 'approve-insert',
    subject: `insert ${insertId}`,
    changes: { pieces: insert.pieces, listSha256: insert.list_sha256 },
  })
  return wholeInsert(work, insertId)
}

/** Gives one up that was not mailed. A run that was printed before keeps it. */
export async function dropInsert(
  work: Work,
  { params: { insertId }, body: { reason } }: ReceivedBy<typeof inserts.drop>,
): Promise<WholeInsert> {
  const insert = await lockInsert(work, insertId)
  if (insert.state === 'dropped') return wholeInsert(work, insertId)
  if (insert.state === 'mailed') refuse('INSERT_NOT_IN_STATE', { insertId, state: insert.state })
  await work.db
    .updateTable('insert_notice')
    .set({
      state: 'dropped',
      ended_by: work.actor.name,
      ended_on: work.today,
      ended_at: instant(),
      ended_reason: reason,
    })
    .where('id', '=', insertId)
    .execute()
  await recordCommand(work, { command: 'drop-insert', subject: `insert ${insertId}`, changes: {}, reason })
  return wholeInsert(work, insertId)
}
