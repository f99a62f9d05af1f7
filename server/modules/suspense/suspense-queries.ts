import type { suspense } from '@cartwright/api/suspense'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'
import { likelyMatches } from './likely-matches.ts'
import { suspenseItem, suspenseRows, type SuspenseShown } from './suspense-rows.ts'

type Listed = SuccessOf<typeof suspense.list>
type View = ReceivedBy<typeof suspense.workbook>['query']['view']

/** A page of a view of suspense, with what all of it comes to and what the ledger says. */
export async function listSuspense(
  work: Work,
  { view, limit, after }: ReceivedBy<typeof suspense.list>['query'],
): Promise<Listed> {
  const paged =
    after === undefined ? sql`` : view === 'moved' ? sql`and i.id < ${after}` : sql`and i.id > ${after}`
  const found = await suspenseRows(work, {
    where: sql`i.state = ${view} ${paged}`,
    orderBy: view === 'moved' ? sql`i.id desc` : sql`i.id`,
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  return {
    rows,
    next: found.length > limit ? rows.at(-1)!.itemId : null,
    counts: await counts(work),
    held: await held(work),
  }
}

const inWorkbook = 50_000

/** All items of a view, as the list has them. */
export const suspenseOf = (work: Work, view: View): Promise<SuspenseShown[]> =>
  suspenseRows(work, {
    where: sql`i.state = ${view}`,
    orderBy: view === 'moved' ? sql`i.id desc` : sql`i.id`,
    limit: inWorkbook,
  })

/** One item with the accounts it may be meant for. */
export async function showSuspense(work: Work, itemId: number): Promise<SuccessOf<typeof suspense.show>> {
  const item = await suspenseItem(work, itemId)
  return { item, matches: item.state === 'open' ? await likelyMatches(work, item) : [] }
}

async function counts({ db }: Work): Promise<Listed['counts']> {
  const { rows } = await sql<Listed['counts']>`
    select count(*) filter (where state = 'open') as open, count(*) filter (where state = 'return-asked') as "returnAsked",
      count(*) filter (where state = 'moved') as moved, count(*) filter (where state = 'returned') as returned,
      count(*) filter (where state = 'unpaid') as unpaid, count(*) filter (where state = 'unclaimed') as unclaimed from suspense_item`.execute(
    db,
  )
  return rows[0]!
}

async function held(work: Work): Promise<Listed['held']> {
  const rule = suspenseRule(await policiesFor(work), work.today)
  const waitsDays = rule?.waitsDays ?? null
  const { rows } = await sql<{ cents: number; overdue: number }>`
    select coalesce(sum(amount_cents), 0)::bigint as cents,
      count(*) filter (where state = 'open' and received_on < ${work.today}::date - ${waitsDays}::int) as overdue
    from suspense_item where state in ('open', 'return-asked')`.execute(work.db)
  const balances = await suspenseBalances(work)
  const ledgerCents = balances.reduce((total, { ledgerCents: cents }) => total + cents, 0)
  const ledgerAccount = rule?.ledgerAccount ?? null
  return { ...rows[0]!, ledgerCents, ledgerAccount, citation: rule?.citation ?? null, waitsDays }
}

/**
 * Every ledger account that holds or held items, or is to by the rule of today: what its items come to, and its balance. A city that
 * changes its rule has two for a while.
 */
export async function suspenseBalances(
  work: Work,
): Promise<readonly { code: string; itemCents: number; ledgerCents: number }[]> {
  const rule = suspenseRule(await policiesFor(work), work.today)
  const { rows } = await sql<{ code: string; itemCents: number; ledgerCents: number }>`
    with item as materialized (
      select held_in, coalesce(sum(amount_cents) filter (where state in ('open', 'return-asked')), 0)::bigint as cents
      from suspense_item group by held_in)
    select l.code, coalesce(item.cents, 0)::bigint as "itemCents",
      ((select coalesce(sum(amount_cents), 0) from entry where credit_id = l.id)
        - (select coalesce(sum(amount_cents), 0) from entry where debit_id = l.id))::bigint as "ledgerCents"
    from ledger_account l left join item on item.held_in = l.code
    where item.held_in is not null or l.code = ${rule?.ledgerAccount ?? null} order by l.code`.execute(
    work.db,
  )
  return rows
}
