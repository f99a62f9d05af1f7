import type { moveNotices } from '@cartwright/api/move-notices'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { noticeColumns } from './judge-notice.ts'

export type ShownNotice = SuccessOf<typeof moveNotices.enter>
export type NoticeFile = SuccessOf<typeof moveNotices.bring>
type Listed = SuccessOf<typeof moveNotices.list>
type Lines = SuccessOf<typeof moveNotices.faults>['rows']

type Row = Omit<ShownNotice, 'noticedOn' | 'decidedOn' | 'enteredOn'> & {
  readonly noticedOn: PlainDate
  readonly decidedOn: PlainDate | null
  readonly enteredOn: PlainDate
}

async function noticeRows({ db }: Work, which: RawBuilder<unknown>, limit: number): Promise<ShownNotice[]> {
  const { rows } = await sql<Row>`
    select n.id as "noticeId", n.file_id as "fileId", n.method, n.noticed_on as "noticedOn", n.result, a.number as "accountNumber",
      n.party_id as "partyId", n.lines->>0 as name,
      (select string_agg(line, ', ' order by at) from jsonb_array_elements_text(n.lines) with ordinality l (line, at) where at > 1) as before,
      case when n.line_1 is null then null
        else concat_ws(', ', n.line_1, n.line_2, concat_ws(' ', n.place, n.state, n.zip)) end as after,
      n.moved_in as "movedIn", n.move_type as "moveType", n.verdict, n.decided_by as "decidedBy", n.decided_on as "decidedOn",
      n.reason, n.entered_by as "enteredBy", n.entered_on as "enteredOn"
    from move_notice n join account a on a.id = n.account_id
    where ${which} order by n.id desc limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...row,
    noticedOn: row.noticedOn.toString(),
    decidedOn: row.decidedOn?.toString() ?? null,
    enteredOn: row.enteredOn.toString(),
  }))
}

/** One notice. */
export async function noticeById(work: Work, noticeId: number): Promise<ShownNotice> {
  const [notice] = await noticeRows(work, sql`n.id = ${noticeId}`, 1)
  return notice!
}

/** A page of notices, newest first, with the files they came in. */
export async function listNotices(
  work: Work,
  { query: { verdict, after, limit } }: ReceivedBy<typeof moveNotices.list>,
): Promise<Listed> {
  const rows = await noticeRows(
    work,
    sql`${after ? sql`n.id < ${after}` : sql`true`} and ${verdict === undefined ? sql`true` : sql`n.verdict = ${verdict}`}`,
    limit + 1,
  )
  const { open } = await work.db
    .selectFrom('move_notice')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('verdict', '=', 'open')
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  return {
    rows: page,
    next: rows.length > limit ? String(page.at(-1)!.noticeId) : null,
    open,
    files: await fileRows(work, sql`true`),
    columns: noticeColumns.map((column) => ({ ...column })),
  }
}

async function fileRows({ db }: Work, which: RawBuilder<unknown>): Promise<NoticeFile[]> {
  const { rows } = await sql<Omit<NoticeFile, 'broughtOn'> & { broughtOn: PlainDate }>`
    select f.id as "fileId", f.method, f.file_name as "fileName", f.sha256, f.line_count as lines, f.taken_count as taken,
      f.faulty_count as faulty, (select count(*) from move_notice_fault x where x.file_id = f.id and x.settled_on is null) as waiting,
      f.brought_by as "broughtBy", f.brought_on as "broughtOn"
    from move_notice_file f where ${which} order by f.id desc limit 100`.execute(db)
  return rows.map((row) => ({ ...row, broughtOn: row.broughtOn.toString() }))
}

/** One file of notices. Refuses a number that is none. */
export async function noticeFileById(work: Work, fileId: number): Promise<NoticeFile> {
  const [file] = await fileRows(work, sql`f.id = ${fileId}`)
  return file ?? refuse('MOVE_NOTICE_FILE_NOT_FOUND', { fileId })
}

/** Lines of a file that were not taken; those that wait come first. */
export async function noticeFaults(work: Work, fileId: number): Promise<Lines> {
  await noticeFileById(work, fileId)
  const { rows } = await sql<Lines[number]>`
    select line, field, sentence, raw, settled_by as "settledBy", note from move_notice_fault
    where file_id = ${fileId} order by settled_on is not null, line limit 500`.execute(work.db)
  return rows
}

/** Settles the lines of a file that wait, with what was found out. */
export async function settleNotices(
  work: Work,
  { params: { fileId }, body: { note } }: ReceivedBy<typeof moveNotices.settle>,
): Promise<NoticeFile> {
  await noticeFileById(work, fileId)
  const { numUpdatedRows } = await work.db
    .updateTable('move_notice_fault')
    .set({ settled_by: work.actor.name, settled_on: work.today, note })
    .where('file_id', '=', fileId)
    .where('settled_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) refuse('ADDRESS_LINE_NOT_WAITING', { exchangeId: fileId })
  await recordCommand(work, {
    command: 'settle-move-notices',
    subject: `move notice file ${fileId}`,
    changes: { lines: Number(numUpdatedRows) },
    reason: note,
  })
  return noticeFileById(work, fileId)
}
