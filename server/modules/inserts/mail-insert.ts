import type { inserts } from '@cartwright/api/inserts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { lockInsert, type StoredInsert, type WholeInsert, wholeInsert } from './insert-rows.ts'
import { countDays, type NoticeKind } from './notice-days.ts'
import { keepPieces, listHash, refuseTooLate } from './propose-insert.ts'
import type { Recipient } from './recipients.ts'
import { billsWith } from './runs-of-insert.ts'

type Declared = ReceivedBy<typeof inserts.mailed>

/**
 * Declares that a notice was mailed, once: the declaration is never changed. With bills, its list is that of the bills that bore it. Refuses
 * a day to come or before the approval, too few days to the hearing, a count that differs from the list without a note, and bills not mailed yet.
 */
export async function mailInsert(work: Work, { params: { insertId }, body }: Declared): Promise<WholeInsert> {
  const insert = await lockInsert(work, insertId)
  const told = await work.db
    .selectFrom('insert_mailing')
    .selectAll()
    .where('notice_id', '=', insertId)
    .executeTakeFirst()
  if (told && told.mailed_on.toString() === body.mailedOn && told.pieces === body.pieces)
    return wholeInsert(work, insertId)
  if (insert.state !== 'approved') refuse('INSERT_NOT_IN_STATE', { insertId, state: insert.state })
  const mailedOn = PlainDate.from(body.mailedOn)
  if (isBefore(work.today, mailedOn)) refuseField('mailedOn', 'Write this once it was mailed.')
  if (isBefore(mailedOn, insert.approved_on!))
    refuseField('mailedOn', `It was approved on ${insert.approved_on!.toString()}: nothing is mailed before.`)
  const counted = countDays(insert.kind as NoticeKind, { mailedOn, countsTo: insert.counts_to_on })
  refuseTooLate(counted, body.mailedOn, insert.counts_to_on && insert.counts_to_on.toString())
  const list = insert.way === 'with-bills' ? await freezeBills(work, insert) : insert
  if (list.pieces !== body.pieces && body.note === null)
    refuse('INSERT_COUNT_DIFFERS', { listed: list.pieces, counted: body.pieces })
  await work.db
    .insertInto('insert_mailing')
    .values({
      notice_id: insertId,
      mailed_on: mailedOn,
      pieces: body.pieces,
      parcels: list.parcels,
      post_office: body.postOffice,
      note: body.note,
      list_sha256: list.list_sha256!,
      days: counted && counted.days,
      declared_by: work.actor.name,
      declared_on: work.today,
    })
    .execute()
  await work.db
    .updateTable('insert_notice')
    .set({ state: 'mailed', pieces: list.pieces, parcels: list.parcels, list_sha256: list.list_sha256 })
    .where('id', '=', insertId)
    .execute()
  await recordCommand(work, {
    command: 'declare-mailing',
    subject: `insert ${insertId}`,
    changes: {
      mailedOn: body.mailedOn,
      pieces: body.pieces,
      listed: list.pieces,
      listSha256: list.list_sha256,
    },
    reason: body.note,
  })
  return wholeInsert(work, insertId)
}

type Frozen = Pick<StoredInsert, 'pieces' | 'parcels' | 'list_sha256'>

/** The list of what was in the envelopes of bills: all of them mailed. */
async function freezeBills(work: Work, insert: StoredInsert): Promise<Frozen> {
  const runs = await billsWith(work, insert)
  const waiting = runs.filter(({ state }) => state !== 'mailed' && state !== 'closed')
  if (runs.length === 0 || waiting.length > 0)
    refuse('INSERT_RUNS_NOT_MAILED', { runIds: waiting.map(({ runId }) => runId) })
  const recipients: Recipient[] = []
  for (const { runId, bills } of runs) recipients.push(...(await mailedWith(work, runId, bills)))
  await keepPieces(work, insert.id, recipients)
  return {
    pieces: recipients.length,
    parcels: new Set(recipients.map(({ parcel }) => parcel)).size,
    list_sha256: listHash(recipients),
  }
}

async function mailedWith(
  { db }: Work,
  runId: number,
  bills: readonly { readonly accountId: number }[],
): Promise<Recipient[]> {
  const { rows } = await sql<{ accountId: number; accountNumber: string; parcel: string; lines: string[] }>`
    select b.account_id as "accountId", a.number as "accountNumber", b.document->'mailTo' as lines,
      coalesce(b.document->>'apn', 'premise ' || a.premise_id) as parcel
    from bill b join account a on a.id = b.account_id
    where b.run_id = ${runId} and b.account_id = any(${bills.map(({ accountId }) => accountId)}::bigint[])
    order by b.mail_key, b.id`.execute(db)
  return rows.map((row) => ({ ...row, addressee: 'payer' as const, whyNot: null, runId }))
}
