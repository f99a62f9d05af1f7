import type { addresses } from '@cartwright/api/addresses'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type ShownExchange = SuccessOf<typeof addresses.make>
type ShownAnswer = SuccessOf<typeof addresses.show>['answers'][number]

type Row = {
  readonly id: number
  readonly vendor: string
  readonly state: ShownExchange['state']
  readonly row_count: number
  readonly confidential_count: number
  readonly sha256: string
  readonly made_by: string
  readonly made_on: PlainDate
  readonly closed_by: string | null
  readonly closed_on: PlainDate | null
  readonly answered: number
  readonly waiting: number
  readonly open: number
  readonly accepted: number
  readonly left: number
  readonly overtaken: number
  readonly papers: {
    paperId: number
    kind: 'ps-3553' | 'other'
    fileName: string
    datedOn: string
    addedBy: string
    keepUntil: string
  }[]
}

async function exchangeRows({ db }: Work, which: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.*, n.answered, f.waiting, c.open, c.accepted, c."left", c.overtaken, coalesce(p.papers, '[]') as papers
    from address_exchange e
    cross join lateral (select count(*) as answered from address_exchange_row r where r.exchange_id = e.id and r.answer_id is not null) n
    cross join lateral (select count(*) as waiting from address_answer_fault x join address_answer a on a.id = x.answer_id
      where a.exchange_id = e.id and x.settled_on is null) f
    cross join lateral (select count(*) filter (where verdict = 'open') as open, count(*) filter (where verdict = 'accepted') as accepted,
      count(*) filter (where verdict = 'left') as "left", count(*) filter (where verdict = 'overtaken') as overtaken
      from address_change x where x.exchange_id = e.id) c
    -- Papers of the exchange are kept two years (DMM 602.5, Move Update; PS Form 3553).
    cross join lateral (select jsonb_agg(jsonb_build_object('paperId', x.id, 'kind', x.kind, 'fileName', x.file_name,
      'datedOn', x.dated_on, 'addedBy', x.added_by, 'keepUntil', (x.dated_on + interval '2 years')::date) order by x.id) as papers
      from address_paper x where x.exchange_id = e.id) p
    where ${which} order by e.id desc limit 100`.execute(db)
  return rows
}

/** The newest hundred exchanges. */
export const exchangeList = async (work: Work): Promise<ShownExchange[]> =>
  (await exchangeRows(work, sql`true`)).map(shown)

/** One exchange. Refuses a number that is none. */
export async function exchangeById(work: Work, exchangeId: number): Promise<ShownExchange> {
  const [row] = await exchangeRows(work, sql`e.id = ${exchangeId}`)
  return row ? shown(row) : refuse('ADDRESS_EXCHANGE_NOT_FOUND', { exchangeId })
}

const shown = (row: Row): ShownExchange => ({
  exchangeId: row.id,
  vendor: row.vendor,
  state: row.state,
  madeBy: row.made_by,
  madeOn: row.made_on.toString(),
  rows: row.row_count,
  confidential: row.confidential_count,
  sha256: row.sha256,
  answered: row.answered,
  linesWaiting: row.waiting,
  changesOpen: row.open,
  accepted: row.accepted,
  left: row.left,
  overtaken: row.overtaken,
  papers: row.papers,
  closedOn: row.closed_on?.toString() ?? null,
  closedBy: row.closed_by,
})

/** Locks an exchange that work goes on with. Refuses one that is none, or that is closed. */
export async function lockExchange(work: Work, exchangeId: number): Promise<void> {
  const found = await work.db
    .selectFrom('address_exchange')
    .select(['state', 'closed_on'])
    .where('id', '=', exchangeId)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('ADDRESS_EXCHANGE_NOT_FOUND', { exchangeId })
  if (found.closed_on !== null)
    refuse('ADDRESS_EXCHANGE_CLOSED', { exchangeId, closedOn: found.closed_on.toString() })
}

/** The files an exchange was answered with, newest first. */
export async function answersOf({ db }: Work, exchangeId: number): Promise<ShownAnswer[]> {
  const rows = await db
    .selectFrom('address_answer')
    .selectAll()
    .where('exchange_id', '=', exchangeId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    answerId: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    lines: row.line_count,
    taken: row.taken_count,
    faulty: row.faulty_count,
    broughtBy: row.brought_by,
    broughtOn: row.brought_on.toString(),
  }))
}
