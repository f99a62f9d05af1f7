import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** A line of a bill of which a part is in dispute and still owed, on a day. */
type DisputedPart = {
  readonly caseId: number
  readonly billId: number
  readonly billNumber: string
  readonly lineNo: number
  readonly dueOn: PlainDate
  readonly since: PlainDate
  readonly cents: number
}

/** What of an account’s receivable is in dispute on a day: in all, of bills past their due day, and by line. */
export type Disputed = {
  readonly cents: number
  readonly pastDueCents: number
  readonly parts: readonly DisputedPart[]
}

const nothing: Disputed = { cents: 0, pastDueCents: 0, parts: [] }

type Asked = { readonly accountIds: readonly number[]; readonly asOf: PlainDate }
type Row = DisputedPart & { readonly accountId: number }

/**
 * What of the receivable of some accounts is in dispute at the end of a day, by account: no penalty and no notice rests on it. Of a
 * disputed line that is what is named in the case, but no more than is left of the line after what was credited on it, so that a credit
 * is not left out twice; and of an account no more than it owes, the line that is due first before the others. Accounts of which
 * nothing is in dispute are left out. All amounts in cents.
 */
async function disputedCents(
  work: Work,
  { accountIds, asOf }: Asked,
): Promise<ReadonlyMap<number, Disputed>> {
  const { rows } = await sql<Row>`
    with named as (
      select d.*, b.number, b.due_on, greatest(0, least(d.amount_cents, l.amount_cents + moved.cents)) as open_cents
      from disputed_line d join bill b on b.id = d.bill_id
      join bill_line l on l.bill_id = d.bill_id and l.line_no = d.line_no
      cross join lateral (
        select coalesce(sum(p.amount_cents), 0) as cents from adjustment_part p join adjustment a on a.id = p.adjustment_id
        where p.bill_id = d.bill_id and p.line_no = d.line_no and a.state = 'posted' and a.posted_on <= ${asOf}) moved
      where d.account_id = any(${accountIds}::bigint[]) and d.from_on <= ${asOf}
        and (d.until_on is null or d.until_on > ${asOf})
    ), owed as (
      select account_id, sum(e.amount_cents * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int)) as cents
      from entry e join ledger_account debit on debit.id = e.debit_id join ledger_account credit on credit.id = e.credit_id
      where e.account_id in (select account_id from named) and e.posted_on <= ${asOf} group by account_id
    )
    select n.account_id as "accountId", n.case_id as "caseId", n.bill_id as "billId", n.number as "billNumber",
      n.line_no as "lineNo", n.due_on as "dueOn", n.from_on as since,
      greatest(0, least(n.open_cents, o.cents + n.open_cents
        - sum(n.open_cents) over (partition by n.account_id order by n.due_on, n.id)))::bigint as cents
    from named n join owed o on o.account_id = n.account_id order by n.account_id, n.due_on, n.id`.execute(
    work.db,
  )
  const parts = rows.filter(({ cents }) => cents > 0)
  return new Map(
    [...Map.groupBy(parts, ({ accountId }) => accountId)].map(([id, of]) => [id, summed(of, asOf)]),
  )
}

/** The same of one account. */
export const disputedOf = async (work: Work, accountId: number, asOf: PlainDate): Promise<Disputed> =>
  (await disputedCents(work, { accountIds: [accountId], asOf })).get(accountId) ?? nothing

function summed(rows: readonly Row[], asOf: PlainDate): Disputed {
  const sum = (of: readonly Row[]) => of.reduce((total, { cents }) => total + cents, 0)
  return {
    cents: sum(rows),
    pastDueCents: sum(rows.filter(({ dueOn }) => dueOn.toString() < asOf.toString())),
    parts: rows,
  }
}
