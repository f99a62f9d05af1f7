import type { accounts } from '@cartwright/api/accounts'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { accountRows } from './account-rows.ts'

type Asked = ReceivedBy<typeof accounts.list>['query']

/** A page of accounts by number, of one cycle, class or state, or those with a credit. */
export async function listAccounts(work: Work, asked: Asked): Promise<SuccessOf<typeof accounts.list>> {
  const { limit, after, cycle, class: of, state, hasCredit } = asked
  const { rows } = await sql<{ id: number; number: string }>`
    select a.id, a.number from account a
    where true
      ${after === undefined ? sql`` : sql`and a.number > ${after}`}
      ${cycle === undefined ? sql`` : sql`and a.cycle = ${cycle}`}
      ${of === undefined ? sql`` : sql`and a.class = ${of}`}
      ${state === undefined ? sql`` : inState(work, state)}
      ${hasCredit === 'true' ? owing : sql``}
    order by a.number limit ${limit + 1}`.execute(work.db)
  const page = rows.slice(0, limit)
  const found = await accountRows(
    work,
    page.map(({ id }) => id),
  )
  return {
    rows: page.map(({ id }) => found.get(id)!),
    next: rows.length > limit ? page.at(-1)!.number : null,
  }
}

const inState = ({ today }: Work, state: NonNullable<Asked['state']>) =>
  ({
    open: sql`and a.closed_on is null`,
    closing: sql`and a.closed_on > ${today}::date`,
    closed: sql`and a.closed_on <= ${today}::date`,
  })[state]

/** Accounts that the city owes money to. */
const owing = sql`and (select sum(e.amount_cents * ((d.kind = 'receivable')::int - (c.kind = 'receivable')::int))
  from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
  where e.account_id = a.id) < 0`
