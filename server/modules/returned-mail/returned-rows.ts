import type { returnedMail } from '@cartwright/api/returned-mail'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type ShownPiece = SuccessOf<typeof returnedMail.enter>
type Page = SuccessOf<typeof returnedMail.list>
type Figures = SuccessOf<typeof returnedMail.figures>

type Row = Omit<ShownPiece, 'returnedOn' | 'enteredOn' | 'workedOn' | 'name'> & {
  readonly returnedOn: PlainDate
  readonly enteredOn: PlainDate
  readonly workedOn: PlainDate | null
}

async function pieceRows({ db }: Work, which: RawBuilder<unknown>, limit: number): Promise<ShownPiece[]> {
  const { rows } = await sql<Row>`
    select r.id as "pieceId", a.number as "accountNumber", r.lines, b.number as "billNumber", r.tracking, r.reason,
      r.returned_on as "returnedOn", r.note, r.entered_by as "enteredBy", r.entered_on as "enteredOn", r.state,
      r.worked_by as "workedBy", r.worked_on as "workedOn", coalesce(s.steps, '[]') as steps
    from returned_piece r join account a on a.id = r.account_id left join bill b on b.id = r.bill_id
    cross join lateral (select jsonb_agg(jsonb_build_object('action', x.action, 'note', x.note, 'by', x.done_by, 'on', x.done_on)
      order by x.id) as steps from returned_step x where x.piece_id = r.id) s
    where ${which} order by r.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    ...row,
    name: row.lines[0] ?? '',
    returnedOn: row.returnedOn.toString(),
    enteredOn: row.enteredOn.toString(),
    workedOn: row.workedOn?.toString() ?? null,
  }))
}

/** One piece. Refuses a number that is none. */
export async function pieceById(work: Work, pieceId: number): Promise<ShownPiece> {
  const [piece] = await pieceRows(work, sql`r.id = ${pieceId}`, 1)
  return piece ?? refuse('RETURNED_PIECE_NOT_FOUND', { pieceId })
}

/** A page of pieces in the order in which they were entered. */
export async function pieceList(work: Work, { query }: ReceivedBy<typeof returnedMail.list>): Promise<Page> {
  const { state, reason, q, after = 0, limit } = query
  const rows = await pieceRows(
    work,
    sql`r.id > ${after} and ${state === 'all' ? sql`true` : sql`r.state = ${state}`}
      and ${reason === undefined ? sql`true` : sql`r.reason = ${reason}`}
      and ${q ? sql`strpos(upper(concat_ws(' ', a.number, b.number, r.lines::text, r.note)), ${q.toUpperCase()}) > 0` : sql`true`}`,
    limit + 1,
  )
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? String(page.at(-1)!.pieceId) : null }
}

/** What came back in the last twelve months, by reason. */
export async function returnFigures(work: Work): Promise<Figures> {
  const from = work.today.subtract({ months: 12 })
  const { rows: reasons } = await sql<Figures['reasons'][number]>`
    select reason, count(*) as pieces, count(*) filter (where state = 'open') as open,
      count(*) filter (where state = 'new-address') as "newAddress"
    from returned_piece where returned_on >= ${from}::date group by reason order by count(*) desc, reason`.execute(
    work.db,
  )
  const { rows } = await sql<{ open: number; oldest: PlainDate | null; undeliverable: number }>`
    select count(*) filter (where state = 'open') as open, min(returned_on) filter (where state = 'open') as oldest,
      count(*) filter (where state = 'undeliverable') as undeliverable from returned_piece`.execute(work.db)
  const { open, oldest, undeliverable } = rows[0]!
  return {
    from: from.toString(),
    open,
    oldestOpenOn: oldest?.toString() ?? null,
    undeliverable,
    reasons,
  }
}
