import type { addresses } from '@cartwright/api/addresses'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { dpvWords } from './dpv-outcome.ts'
import { exchangeById } from './exchange-rows.ts'
import type { Answered } from './judge-answer-line.ts'
import { ncoaCodes } from './ncoa-codes.ts'

type Asked = ReceivedBy<typeof addresses.changes>
type Report = SuccessOf<typeof addresses.changes>
type Shown = Report['rows'][number]

type Row = {
  readonly id: number
  readonly row_no: number
  readonly kind: Shown['kind']
  readonly number: string
  readonly party_id: number
  readonly name: string
  readonly before: string
  readonly after: string | null
  readonly answer: Answered
  readonly moved_in: string | null
  readonly move_type: Shown['moveType']
  readonly verdict: Shown['verdict']
  readonly decided_by: string | null
  readonly decided_on: PlainDate | null
  readonly reason: string | null
}

const written = (table: string) => {
  const of = (column: string) => sql.ref(`${table}.${column}`)
  return sql<string>`concat_ws(', ', ${of('line_1')}, ${of('line_2')}, concat_ws(' ', ${of('place')}, ${of('state')}, ${of('zip')}))`
}

async function changeRows({ db }: Work, which: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.row_no, c.kind, a.number, c.party_id, r.name, ${written('r')} as before,
      case when c.line_1 is null then null else ${written('c')} end as after, r.answer, c.moved_in, c.move_type, c.verdict,
      c.decided_by, c.decided_on, c.reason
    from address_change c join address_exchange_row r on r.exchange_id = c.exchange_id and r.row_no = c.row_no
    join account a on a.id = c.account_id
    where ${which} order by c.id limit ${limit}`.execute(db)
  return rows
}

/** What the words of a search are found in: the name, the account number, both addresses. */
const matches = (q: string | undefined): RawBuilder<unknown> =>
  q === undefined || q === ''
    ? sql`true`
    : sql`strpos(upper(concat_ws(' ', r.name, a.number, ${written('r')}, ${written('c')})), ${q.toUpperCase()}) > 0`

/** A page of the change report, with how many there are of each kind. */
export async function changeReport(work: Work, { params: { exchangeId }, query }: Asked): Promise<Report> {
  await exchangeById(work, exchangeId)
  const { verdict, kind, q, after = 0, limit } = query
  const rows = await changeRows(
    work,
    sql`c.exchange_id = ${exchangeId} and c.id > ${after} and ${matches(q)}
      and ${verdict === undefined ? sql`true` : sql`c.verdict = ${verdict}`}
      and ${kind === undefined ? sql`true` : sql`c.kind = ${kind}`}`,
    limit + 1,
  )
  const { rows: kinds } = await sql<Report['kinds'][number]>`
    select kind, count(*) filter (where verdict = 'open') as open, count(*) filter (where verdict <> 'open') as decided
    from address_change where exchange_id = ${exchangeId} group by kind order by kind desc`.execute(work.db)
  const page = rows.slice(0, limit)
  return { rows: page.map(shown), next: rows.length > limit ? String(page.at(-1)!.id) : null, kinds }
}

const shown = (row: Row): Shown => ({
  changeId: row.id,
  row: row.row_no,
  kind: row.kind,
  accountNumber: row.number,
  partyId: row.party_id,
  name: row.name,
  before: row.before,
  after: row.after,
  why: whyWords(row.kind, row.answer),
  movedIn: row.moved_in,
  moveType: row.move_type,
  verdict: row.verdict,
  decidedBy: row.decided_by,
  decidedOn: row.decided_on?.toString() ?? null,
  reason: row.reason,
})

/** What the vendor says, in words: of the move, or of the address. */
export function whyWords(kind: Shown['kind'], answer: Answered): string {
  const move = answer.ncoaCode === null ? undefined : ncoaCodes.get(answer.ncoaCode)
  const said = dpvWords(answer).join('. ')
  if (kind === 'moved' || kind === 'moved-no-address')
    return `${move?.words ?? 'Moved'}${answer.movedIn ? `, in ${answer.movedIn}` : ''} (NCOALink ${answer.ncoaCode})`
  if (kind !== 'corrected') return said
  return answer.altered
    ? `The vendor sent our row back in this form: take it only where it is the same place. ${said}`
    : `The address is written otherwise by the post office. ${said}`
}

/** The whole change report as a workbook. */
export async function changeWorkbook(work: Work, exchangeId: number): Promise<Uint8Array> {
  const exchange = await exchangeById(work, exchangeId)
  const rows = (await changeRows(work, sql`c.exchange_id = ${exchangeId}`, 1_000_000)).map(shown)
  return writeWorkbook(work, [sheet({ name: `Exchange ${exchange.exchangeId}`, columns, rows: [rows] })])
}

const text = (heading: string, width: number, value: Column<Shown>['value']): Column<Shown> => ({
  heading,
  kind: 'text',
  width,
  value,
})

const columns: readonly Column<Shown>[] = [
  { heading: 'Row', kind: 'count', width: 8, value: ({ row }) => row },
  text('Kind', 18, ({ kind }) => kind),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Name', 28, ({ name }) => name),
  text('Address sent', 50, ({ before }) => before),
  text('Would become', 50, ({ after }) => after),
  text('Why', 50, ({ why }) => why),
  text('Moved in', 10, ({ movedIn }) => movedIn),
  text('Kind of move', 12, ({ moveType }) => moveType),
  text('Verdict', 12, ({ verdict }) => verdict),
  text('By', 20, ({ decidedBy }) => decidedBy),
  { heading: 'On', kind: 'day', width: 12, value: ({ decidedOn }) => decidedOn },
  text('Because', 40, ({ reason }) => reason),
]
