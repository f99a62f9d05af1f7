import type { rebillLists } from '@cartwright/api/rebill-lists'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

type List = SuccessOf<typeof rebillLists.show>
type Row = SuccessOf<typeof rebillLists.rows>['rows'][number]

/** Where a row stands: once it was asked for, where its correction does. `r` is `rebill_row`, `c` its correction. */
const stands = sql`case when r.state <> 'asked' then r.state when c.state = 'posted' then 'posted'
  when c.state = 'asked' then 'waiting' else 'returned' end`

/** One list with its totals. Refuses an unknown number. */
export async function rebillList(work: Work, listId: number): Promise<List> {
  const [found] = await readLists(work, sql`where l.id = ${listId} group by l.id`)
  return found ?? refuse('REBILL_LIST_NOT_FOUND', { listId })
}

/** The lists that were brought, the newest first. `after` pages on by number. */
export async function rebillListsShown(
  work: Work,
  { query }: ReceivedBy<typeof rebillLists.lists>,
): Promise<SuccessOf<typeof rebillLists.lists>> {
  const { limit, after } = query
  const rows = await readLists(
    work,
    sql`where ${after ? sql`l.id < ${after}` : sql`true`} group by l.id order by l.id desc limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? String(page.at(-1)!.listId) : null }
}

async function readLists({ db }: Work, rest: RawBuilder<unknown>): Promise<List[]> {
  const { rows } = await sql<List>`
    select l.id as "listId", l.file_name as "fileName", l.reason, l.brought_by as "broughtBy", l.brought_on::text as "broughtOn",
      count(*) as rows, count(*) filter (where ${stands} = 'new') as new, count(*) filter (where ${stands} = 'ready') as ready,
      count(*) filter (where ${stands} = 'bad') as bad, count(*) filter (where ${stands} = 'waiting') as waiting,
      count(*) filter (where ${stands} = 'posted') as posted, count(*) filter (where ${stands} = 'returned') as returned,
      count(*) filter (where ${stands} = 'waiting' and r.problem is not null) as "heldUp",
      coalesce(sum(r.credited_cents) filter (where ${stands} <> 'bad'), 0)::bigint as "creditedCents",
      coalesce(sum(r.billed_cents) filter (where ${stands} <> 'bad'), 0)::bigint as "billedCents",
      coalesce(sum(r.posted_cents) filter (where ${stands} <> 'bad'), 0)::bigint as "postedCents"
    from rebill_list l join rebill_row r on r.list_id = l.id left join correction c on c.id = r.correction_id ${rest}`.execute(
    db,
  )
  return rows
}

/** The rows of a list in the order of its file, all or those in one state. `after` pages on by line. */
export async function rebillRows(
  work: Work,
  { params, query }: ReceivedBy<typeof rebillLists.rows>,
): Promise<SuccessOf<typeof rebillLists.rows>> {
  await rebillList(work, params.id)
  const { limit, after, state } = query
  const { rows } = await sql<Row>`
    select r.line, r.bill, r.service, a.number as "accountNumber", ${stands} as state, r.problem_column as "column", r.problem,
      r.credited_cents as "creditedCents", r.billed_cents as "billedCents", r.posted_cents as "postedCents",
      r.correction_id as "correctionId"
    from rebill_row r left join correction c on c.id = r.correction_id left join account a on a.id = r.account_id
    where r.list_id = ${params.id} and ${state ? sql`${stands} = ${state}` : sql`true`}
      and ${after ? sql`r.line > ${after}` : sql`true`} order by r.line limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? String(page.at(-1)!.line) : null }
}
