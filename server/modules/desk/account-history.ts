import type { desk } from '@cartwright/api/desk'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { HistorySource } from '#kernel/history'
import type { Work } from '#kernel/work'
import { accountByNumber } from '../accounts/account-queries.ts'

type Asked = ReceivedBy<typeof desk.history>
type Row = {
  readonly kind: string
  readonly day: PlainDate
  readonly place: number
  readonly id: number
  readonly facts: Record<string, unknown>
}

/**
 * All that happened to an account, newest first, a page at a time, from every source there is in one query. What happened on one day
 * stands in the order of the sources.
 */
export async function accountHistory(
  work: Work,
  sources: readonly HistorySource[],
  { params, query }: Asked,
): Promise<SuccessOf<typeof desk.history>> {
  const { id: accountId, number: accountNumber } = await accountByNumber(work, params.accountNumber)
  const wanted = query.kinds?.split(',')
  const asked = sources.filter(({ kind }) => wanted === undefined || wanted.includes(kind))
  const rows = asked.length === 0 ? [] : await pageOf(work, asked, { accountId, accountNumber }, query)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => tellRow(sources, row)),
    next: rows.length > query.limit && last ? `${last.day.toString()} ${last.place} ${last.id}` : null,
    sources: sources.map(({ kind, name }) => ({ kind, name })),
  }
}

async function pageOf(
  work: Work,
  asked: readonly HistorySource[],
  of: { readonly accountId: number; readonly accountNumber: string },
  { limit, after, from, until }: Asked['query'],
): Promise<Row[]> {
  const narrowed: RawBuilder<unknown>[] = [
    sql`true`,
    ...(from === undefined ? [] : [sql`on_day >= ${PlainDate.from(from)}::date`]),
    ...(until === undefined ? [] : [sql`on_day < ${PlainDate.from(until)}::date`]),
  ]
  // Each source brings its newest only: no more than a page of them can be shown.
  const parts = asked.map(
    ({ kind, select }, place) => sql`(select ${kind}::text as kind, on_day, ${place}::int as place, id, facts
      from (${select(of)}) source where ${sql.join([...narrowed, olderThan(after, place)], sql` and `)}
      order by on_day desc, id desc limit ${limit + 1})`,
  )
  const { rows } = await sql<Row>`
    select kind, on_day as day, place, id, facts from (${sql.join(parts, sql` union all `)}) happened
    order by on_day desc, place, id desc limit ${limit + 1}`.execute(work.db)
  return rows
}

/** What of a source comes after the last row of the page before; everything, where no page was. */
function olderThan(after: string | undefined, place: number): RawBuilder<unknown> {
  const [, day, at, id] = /^(\d{4}-\d{2}-\d{2}) (\d{1,3}) (\d{1,15})$/.exec(after ?? '') ?? []
  if (!day || !at || !id) return sql`true`
  if (place < Number(at)) return sql`on_day < ${day}::date`
  if (place > Number(at)) return sql`on_day <= ${day}::date`
  return sql`(on_day, id) < (${day}::date, ${Number(id)}::bigint)`
}

function tellRow(sources: readonly HistorySource[], row: Row) {
  const source = sources.find(({ kind }) => kind === row.kind)!
  const told = source.tell({ id: row.id, facts: row.facts })
  return {
    kind: row.kind,
    id: `${row.kind} ${row.id}`,
    on: row.day.toString(),
    title: told.title,
    text: told.text || null,
    amountCents: told.amountCents ?? null,
    by: told.by || null,
    link: told.link ?? null,
  }
}
