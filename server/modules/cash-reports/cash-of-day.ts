import type { cashReports } from '@cartwright/api/cash-reports'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { dayOf } from './report-day.ts'

type Shown = SuccessOf<typeof cashReports.day>

/**
 * What moved the cash of a day: payments, suspense and deposits by tender, by the door they came in and by whoever answers for it; what was over or
 * short, taken back, refunded. Beside it what the cash accounts of the ledger moved by. Refuses a day to come.
 */
export async function cashOfDay(work: Work, { query }: ReceivedBy<typeof cashReports.day>): Promise<Shown> {
  const on = dayOf(work, 'on', query.on)
  const { rows } = await sql<Shown['rows'][number]>`
    with moved as materialized (
      select e.id, e.source, e.source_id,
        (e.amount_cents * ((d.kind = 'cash')::int - (c.kind = 'cash')::int))::bigint as cents
      from entry e join ledger_account d on d.id = e.debit_id join ledger_account c on c.id = e.credit_id
      where e.posted_on = ${on}::date and (d.kind = 'cash') <> (c.kind = 'cash')
    ), told as (
      select m.cents,
        case m.source when 'payment' then 'payment' when 'suspense' then 'suspense' when 'deposit' then 'deposit'
          when 'cash-over-short' then 'over-short' when 'provider-payout' then 'payout' when 'reversal' then 'taken-back' when 'refund' then 'refund' else 'other' end as what,
        case when b.id is not null or s.source = 'cash-item' then 'batch' when r.id is not null then 'counter'
          when f.id is not null or s.source = 'file-item' then 'file' when ae.id is not null then 'autopay'
          when m.source = 'provider-payout' then 'online' else 'other' end as door,
        coalesce(p.tender, s.tender, t.tender) as tender,
        coalesce(b.closed_by, r.made_by, f.ended_by, s.put_in_by, t.made_by, w.cashier_name) as person
      from moved m
      left join payment p on m.source = 'payment' and p.entry_id = m.id
      left join cash_item ci on ci.payment_id = p.id
      left join cash_batch b on b.id = ci.batch_id
      left join cash_receipt_payment rp on rp.payment_id = p.id
      left join cash_receipt r on r.id = rp.receipt_id
      left join bank_file_item fi on fi.payment_id = p.id
      left join bank_file f on f.id = fi.file_id
      left join ach_entry ae on ae.payment_id = p.id
      left join suspense_item s on m.source = 'suspense' and s.entry_id = m.id
      left join deposit t on m.source = 'deposit' and t.id = m.source_id
      left join cash_drawer w on m.source = 'cash-over-short' and w.id = m.source_id
    )
    select what, door, tender, person, count(*) as count, sum(cents)::bigint as cents from told
    group by what, door, tender, person
    order by array_position(array['payment', 'suspense', 'deposit', 'over-short', 'payout', 'taken-back', 'refund', 'other'], what), door,
      tender nulls last, person nulls last`.execute(work.db)
  return {
    on: on.toString(),
    rows,
    totalCents: rows.reduce((all, { cents }) => all + cents, 0),
    ledgerCents: await cashMoved(work, on.toString(), on.toString()),
  }
}

/** What the cash accounts of the ledger moved by from one day through another. */
export async function cashMoved({ db }: Work, from: string, to: string): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    with cash as materialized (select array_agg(id) as ids from ledger_account where kind = 'cash')
    select (
      (select coalesce(sum(amount_cents), 0) from entry where debit_id = any(cash.ids) and posted_on between ${from}::date and ${to}::date)
      - (select coalesce(sum(amount_cents), 0) from entry where credit_id = any(cash.ids) and posted_on between ${from}::date and ${to}::date)
    )::bigint as cents from cash`.execute(db)
  return rows[0]!.cents
}
