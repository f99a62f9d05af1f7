import { sql } from 'kysely'
import { keptAs } from '#database/kept-statement'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { dueOfBill } from './due-of-bill.ts'

/** A debit of an account's receivable that is not paid whole by what is written down. Days are ISO texts, amounts cents. */
export type ItemRow = {
  readonly accountId: number
  readonly entryId: number
  readonly postedOn: string
  readonly source: string
  readonly sourceId: number
  readonly amountCents: number
  readonly openCents: number
  readonly ledgerCode: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly billedOn: string
  readonly dueOn: string | null
  readonly lineNo: number | null
  readonly serviceId: number | null
  readonly lineKind: string | null
  readonly disputedCents: number
}

/** A credit of which a part pays nothing yet by what is written down, with what it is meant for. */
export type CreditRow = {
  readonly accountId: number
  readonly entryId: number
  readonly postedOn: string
  readonly source: string
  readonly sourceId: number
  readonly leftCents: number
  readonly billId: number | null
  readonly lineNo: number | null
  readonly serviceId: number | null
  /** Of what put a debit into installments: the adjustments that made the debit. */
  readonly adjustmentIds: readonly number[] | null
}

export type Receivables = { readonly items: ItemRow[]; readonly credits: CreditRow[] }

/** Of which accounts, at the end of which day. Without a day: all that is posted, as money that comes in today finds it. */
export type ReceivablesAsked = {
  readonly accountIds: readonly number[]
  readonly asOf?: PlainDate | undefined
}

type Row = Omit<ItemRow & CreditRow, 'leftCents'> & { readonly isDebit: boolean }

const endless = '9999-12-31'

/**
 * What is open of some accounts, by account: the items that are not paid whole and the credits that are not used up, both in the order of their
 * entries. One query, whose cost grows with what the accounts have in the books: the line of an entry is looked up by its key, because the
 * planner cannot tell how many entries there are and would hold each against all lines. What was taken back is left out on both sides, and so is an
 * allocation of it, so that items less credits are what the ledger says the account owes, on any day. A bill that was not sent is due with the
 * one after it; one that was replaced, on the day of its replacement.
 */
export async function readReceivables(
  work: Work,
  asked: ReceivablesAsked,
): Promise<Map<number, Receivables>> {
  const found = new Map<number, Receivables>()
  if (asked.accountIds.length === 0) return found
  for (const row of await rowsOf(work, asked)) {
    const of = found.get(row.accountId) ?? { items: [], credits: [] }
    if (row.isDebit) of.items.push(row)
    else of.credits.push({ ...row, leftCents: row.openCents })
    found.set(row.accountId, of)
  }
  return found
}

async function rowsOf(work: Work, { accountIds, asOf }: ReceivablesAsked): Promise<Row[]> {
  const day = asOf?.toString() ?? endless
  // What is in dispute, and which bill came after, is asked as of the day itself.
  const on = (asOf ?? work.today).toString()
  // Planning it takes ten times what one account does.
  const [kept, ids] =
    accountIds.length === 1
      ? [keptAs('receivables-of-one'), sql`array[${accountIds[0]}::bigint]`]
      : [sql``, sql`${accountIds}::bigint[]`]
  const { rows } = await sql<Row>`${kept}
    with moved as materialized (
      select e.id, e.account_id, e.posted_on, e.source, e.source_id, e.amount_cents, d.kind = 'receivable' as is_debit,
        case when d.kind = 'receivable' then c.code else d.code end as ledger_code,
        row_number() over (partition by e.source, e.source_id order by e.id) as place
      from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
      where e.account_id = any(${ids}) and e.posted_on <= ${day}::date
        and (d.kind = 'receivable') <> (c.kind = 'receivable')
    ), gone as materialized (
      select o.id, r.id as by_id from moved r join moved o on o.id = r.source_id where r.source = 'reversal'
    ), standing as materialized (
      select * from moved where id not in (select id from gone union all select by_id from gone)
    ), paying as materialized (
      select a.item_entry_id, a.credit_entry_id, a.amount_cents from allocation a
      where a.account_id = any(${ids}) and a.made_on <= ${day}::date and a.mirrors_id is null
        and not exists (select 1 from allocation m where m.mirrors_id = a.id and m.made_on <= ${day}::date)
        and a.item_entry_id not in (select id from gone) and a.credit_entry_id not in (select id from gone)
    ), used as (
      select id, sum(amount_cents) as cents from (
        select item_entry_id as id, amount_cents from paying union all select credit_entry_id, amount_cents from paying) both_ends
      group by id
    ), opened as materialized (
      select s.*, s.amount_cents - coalesce(u.cents, 0) as open_cents from standing s left join used u on u.id = s.id
      where s.amount_cents > coalesce(u.cents, 0)
    ), placed as materialized (
      select o.*, coalesce(p.bill_id, case when o.source = 'bill_line' then o.source_id end) as bill_id,
        coalesce(p.line_no, l.line_no) as line_no
      from opened o
      left join lateral (select line_no from bill_line where bill_id = o.source_id and amount_cents <> 0
        order by line_no limit 1 offset o.place - 1) l on o.source = 'bill_line'
      left join adjustment_part p on p.entry_id = o.id and o.source = 'adjustment'
    )
    select p.account_id as "accountId", p.id as "entryId", p.posted_on::text as "postedOn", p.source, p.source_id as "sourceId",
      p.amount_cents as "amountCents", p.open_cents::bigint as "openCents", p.is_debit as "isDebit", p.ledger_code as "ledgerCode",
      p.bill_id as "billId", b.number as "billNumber", coalesce(b.issued_on, p.posted_on)::text as "billedOn",
      case when b.id is null then p.posted_on else ${dueOfBill(on)} end::text as "dueOn",
      p.line_no as "lineNo", l.service_id as "serviceId", l.kind as "lineKind",
      coalesce(disputed.cents, 0)::bigint as "disputedCents",
      case when p.source = 'installment-plan' then (
        select array_agg(a.id) from installment_plan i join adjustment a on a.source_kind = 'correction' and a.source_id = i.correction_id
        where i.id = p.source_id) end as "adjustmentIds"
    from placed p left join bill b on b.id = p.bill_id and b.account_id = p.account_id
    left join bill_line l on l.bill_id = b.id and l.line_no = p.line_no
    left join lateral (select sum(d.amount_cents) as cents from disputed_line d where d.bill_id = p.bill_id and d.line_no = p.line_no
      and d.from_on <= ${on}::date and (d.until_on is null or d.until_on > ${on}::date)) disputed on p.is_debit
    order by p.account_id, p.id`.execute(work.db)
  return rows
}
