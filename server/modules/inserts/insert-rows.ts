import type { Insert, InsertPiece, InsertShown } from '@cartwright/api/insert-shapes'
import { MailMaterial } from '@cartwright/api/mailpiece-shapes'
import { MessageCondition } from '@cartwright/api/message-shapes'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { runsOfInsert } from './runs-of-insert.ts'
import { centsOf, neededDays, type NoticeKind } from './notice-days.ts'

export type InsertAnswer = z.output<typeof Insert>
export type PieceShown = z.output<typeof InsertPiece>
export type WholeInsert = z.output<typeof InsertShown>
export type StoredInsert = Selectable<Database['insert_notice']>

type Counted = StoredInsert & {
  readonly mailed_on: PlainDate | null
  readonly receipts: number
  readonly returned: number
}

/** The newest notices and inserts. */
export const insertList = async (work: Work): Promise<InsertAnswer[]> =>
  (await readInserts(work, sql`true order by n.id desc limit 200`)).map(insertShown)

const readInserts = async ({ db }: Work, of: RawBuilder<unknown>): Promise<Counted[]> =>
  (
    await sql<Counted>`
      select n.*, m.mailed_on,
        (select count(*) from insert_receipt where notice_id = n.id) as receipts,
        (select count(*) from insert_return r join insert_piece p on p.id = r.piece_id where p.notice_id = n.id) as returned
      from insert_notice n left join insert_mailing m on m.notice_id = n.id where ${of}`.execute(db)
  ).rows

/** One as it is kept. Refuses INSERT_NOT_FOUND. */
export async function storedInsert(work: Work, insertId: number): Promise<StoredInsert> {
  const [found] = await readInserts(work, sql`n.id = ${insertId}`)
  return found ?? refuse('INSERT_NOT_FOUND', { insertId })
}

/** The same while nobody else decides about it. */
export async function lockInsert(work: Work, insertId: number): Promise<StoredInsert> {
  await sql`select from insert_notice where id = ${insertId} for no key update`.execute(work.db)
  return storedInsert(work, insertId)
}

/** One with its runs, its proof and what could not be delivered. Refuses INSERT_NOT_FOUND. */
export async function wholeInsert(work: Work, insertId: number): Promise<WholeInsert> {
  const [found] = await readInserts(work, sql`n.id = ${insertId}`)
  if (!found) return refuse('INSERT_NOT_FOUND', { insertId })
  const { db } = work
  const mailing = await db
    .selectFrom('insert_mailing')
    .selectAll()
    .where('notice_id', '=', insertId)
    .executeTakeFirst()
  const receipts = await db
    .selectFrom('insert_receipt')
    .select(['id', 'name', 'bytes', 'sha256', 'added_by', 'added_on'])
    .where('notice_id', '=', insertId)
    .orderBy('id')
    .execute()
  return {
    insert: insertShown(found),
    runs: await runsOfInsert(work, found),
    mailing: mailing
      ? {
          mailedOn: mailing.mailed_on.toString(),
          pieces: mailing.pieces,
          parcels: mailing.parcels,
          postOffice: mailing.post_office,
          note: mailing.note,
          listSha256: mailing.list_sha256,
          days: mailing.days,
          declaredBy: mailing.declared_by,
          declaredOn: mailing.declared_on.toString(),
        }
      : null,
    receipts: receipts.map(({ id, name, bytes, sha256, added_by, added_on }) => ({
      receiptId: id,
      name,
      bytes,
      sha256,
      addedBy: added_by,
      addedOn: added_on.toString(),
    })),
    undeliverable: await piecesOf(
      work,
      sql`p.notice_id = ${insertId} and (p.why_not is not null or r.piece_id is not null)`,
      200,
    ),
  }
}

type PieceRow = Omit<PieceShown, 'returnedOn'> & { readonly returnedOn: PlainDate | null }

/** Pieces of a mailing in their order. */
export async function piecesOf({ db }: Work, of: RawBuilder<unknown>, most: number): Promise<PieceShown[]> {
  const { rows } = await sql<PieceRow>`
    select p.id as "pieceId", p.position, p.account_number as "accountNumber", p.parcel, p.addressee, p.lines, p.why_not as "whyNot",
      r.returned_on as "returnedOn", r.reason as "returnReason"
    from insert_piece p left join insert_return r on r.piece_id = p.id
    where ${of} order by p.position limit ${most}`.execute(db)
  return rows.map(({ returnedOn, ...row }) => ({ ...row, returnedOn: returnedOn && returnedOn.toString() }))
}

function insertShown(row: Counted): InsertAnswer {
  const needed = neededDays[row.kind as NoticeKind]
  const listed = row.accounts as string[] | null
  return {
    insertId: row.id,
    name: row.name,
    kind: row.kind as InsertAnswer['kind'],
    way: row.way as InsertAnswer['way'],
    state: row.state as InsertAnswer['state'],
    code: row.code,
    material: MailMaterial.parse(row.material),
    costMills: row.cost_mills,
    postageMills: row.postage_mills,
    from: row.from_on.toString(),
    until: row.until_on && row.until_on.toString(),
    countsTo: row.counts_to_on && row.counts_to_on.toString(),
    latestMailing:
      row.counts_to_on && needed !== null ? row.counts_to_on.subtract({ days: needed }).toString() : null,
    citation: row.citation,
    classes: row.classes as string[],
    cycles: row.cycles as string[],
    condition: MessageCondition.parse(row.condition),
    listed: listed && listed.length,
    pieces: row.pieces,
    parcels: row.parcels,
    unmailable: row.unmailable,
    costCents: centsOf(row.pieces, row.cost_mills),
    postageCents: centsOf(row.pieces, row.postage_mills),
    listSha256: row.list_sha256,
    madeBy: row.made_by,
    madeOn: row.made_on.toString(),
    approvedBy: row.approved_by,
    approvedOn: row.approved_on && row.approved_on.toString(),
    endedReason: row.ended_reason,
    mailedOn: row.mailed_on && row.mailed_on.toString(),
    receipts: row.receipts,
    returned: row.returned,
  }
}
