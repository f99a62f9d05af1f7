import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { Span } from './bank-balance.ts'

/** What the cash accounts of the ledger moved by after one day, through another. */
export async function ledgerCash({ db }: Work, { since, asOf }: Span): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    with cash as materialized (select array_agg(id) as ids from ledger_account where kind = 'cash')
    select (
      (select coalesce(sum(amount_cents), 0) from entry where debit_id = any(cash.ids)
        and posted_on > ${since}::date and posted_on <= ${asOf}::date)
      - (select coalesce(sum(amount_cents), 0) from entry where credit_id = any(cash.ids)
        and posted_on > ${since}::date and posted_on <= ${asOf}::date))::bigint as cents from cash`.execute(
    db,
  )
  return rows[0]!.cents
}

/** What batches and drawers held at the end of a day that had not gone to the bank by then; cards are held until their drawer is closed. */
export async function inTheOffice({ db }: Work, on: PlainDate): Promise<number> {
  const notSent = sql`(d.id is null or d.state = 'prepared' or coalesce(d.sent_on, d.deposit_on) > ${on}::date)`
  const { rows } = await sql<{ cents: number }>`
    with batch as materialized (
      select b.id from cash_batch b left join bank_deposit d on d.id = b.bank_deposit_id where b.state = 'closed' and ${notSent}
    ), drawer as materialized (
      select w.id from cash_drawer w left join bank_deposit d on d.id = w.bank_deposit_id where ${notSent}
    ), held as (
      select p.entry_id as id from batch join cash_item i on i.batch_id = batch.id join payment p on p.id = i.payment_id
      union all
      select s.entry_id from batch join cash_item i on i.batch_id = batch.id join suspense_item s on s.id = i.suspense_id
      union all
      select p.entry_id from drawer join cash_receipt r on r.drawer_id = drawer.id
        join cash_receipt_payment rp on rp.receipt_id = r.id join payment p on p.id = rp.payment_id where p.tender <> 'card'
      union all
      select p.entry_id from cash_drawer w join cash_receipt r on r.drawer_id = w.id
        join cash_receipt_payment rp on rp.receipt_id = r.id join payment p on p.id = rp.payment_id
      where p.tender = 'card' and (w.closed_on is null or w.closed_on > ${on}::date)
      union all
      select e.id from entry e join drawer on drawer.id = e.source_id where e.source = 'cash-over-short'
    ), with_reversals as (
      select id from held union all select r.id from held join entry r on r.source = 'reversal' and r.source_id = held.id
    )
    select (coalesce(sum(e.amount_cents * ((dr.kind = 'cash')::int - (cr.kind = 'cash')::int)), 0) - ${cardsOff(on)})::bigint as cents
    from with_reversals join entry e using (id) join ledger_account dr on dr.id = e.debit_id join ledger_account cr on cr.id = e.credit_id
    where e.posted_on <= ${on}::date`.execute(db)
  return rows[0]!.cents
}

/** What cards of these drawers were over or short by their count: they left the office when the drawer was closed, and what they were off with them. */
const cardsOff = (on: PlainDate): RawBuilder<unknown> => sql`
  (select coalesce(sum(c.cards_cents - (w.expected->>'cardsCents')::bigint), 0) from drawer join cash_drawer w using (id)
    cross join lateral (select cards_cents from cash_count where drawer_id = w.id order by id desc limit 1) c
    where w.closed_on <= ${on}::date)`

/** A payment by hand that was taken back as never made, before a statement had it: neither it nor what took it back is money of the bank. */
const neverExpected = ({ accounts, asOf }: Pick<Span, 'accounts' | 'asOf'>): RawBuilder<unknown> => sql`
  not exists (select from payment_reversal v where v.payment_id = p.id and v.moved_to_id is not null)
  and not exists (select from bank_match_item i join bank_match_line m on m.match_id = i.match_id
    join bank_statement_line l on l.id = m.line_id join bank_statement st on st.id = l.statement_id
    where i.item_key = 'payment-by-hand ' || p.id and not i.undone and st.as_of <= ${asOf}::date and st.account = any(${accounts}::text[]))`

/**
 * Cash of the ledger after one day, through another, that the bank knows by no deposit, file, payment, payout or check of ours: deposits recorded without
 * a batch, a drawer or a file, and what was taken back by hand after it had gone to the bank.
 */
export async function cashByHand({ db }: Work, { accounts, since, asOf }: Span): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    with cash as materialized (select array_agg(id) as ids from ledger_account where kind = 'cash'),
    moved as materialized (
      select e.id, e.source, case e.source when 'reversal' then e.source_id else e.id end as first_id,
        e.amount_cents * ((e.debit_id = any(cash.ids))::int - (e.credit_id = any(cash.ids))::int) as cents
      from entry e, cash where (e.debit_id = any(cash.ids) or e.credit_id = any(cash.ids))
        and e.posted_on > ${since}::date and e.posted_on <= ${asOf}::date
    ), told as (
      select m.cents,
        case when m.source = 'reversal' and f.id is null then coalesce(r.id, rs.id, rp.id) is not null or (ours.id is not null and not ours.sent)
            or (coalesce(p.recorded_by_hand, false) and ${neverExpected({ accounts, asOf })})
          else f.id is not null or m.source in ('refund', 'cash-over-short', 'provider-payout') or s.id is not null
            or ours.id is not null or file.id is not null or ach.id is not null or coalesce(p.recorded_by_hand, false) end as by_bank
      from moved m
      left join payment p on p.entry_id = m.first_id
      left join suspense_item s on s.entry_id = m.first_id
      left join refund f on m.source in ('refund', 'reversal') and f.paid_entry_id = m.first_id
      left join returned_item r on r.payment_id = p.id
      left join returned_item rs on rs.suspense_id = s.id
      left join returned_item rp on rp.payment_id = s.payment_id
      left join bank_file_item file on file.payment_id = p.id
      left join ach_entry ach on ach.payment_id = p.id
      left join lateral (
        select p.id, (d.id is not null and d.state <> 'prepared') or (p.tender = 'card' and place.closed) as sent
        from (select b.bank_deposit_id as deposit, true as closed
            from cash_item i join cash_batch b on b.id = i.batch_id where i.payment_id = p.id
          union all
          select w.bank_deposit_id, w.state = 'closed' from cash_receipt_payment rp join cash_receipt t on t.id = rp.receipt_id
            join cash_drawer w on w.id = t.drawer_id where rp.payment_id = p.id) place
        left join bank_deposit d on d.id = place.deposit limit 1) ours on true
    )
    select coalesce(sum(cents) filter (where not by_bank), 0)::bigint as cents from told`.execute(db)
  return rows[0]!.cents
}
