import type { ExpectedItem } from '@cartwright/api/reconciliation-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** Something of ours that is not matched, with its day as a day. */
export type OpenItem = Omit<z.infer<typeof ExpectedItem>, 'on' | 'days' | 'owned'> & {
  readonly on: PlainDate
}

/**
 * What of ours a bank statement has to show and no match has, the oldest first: bank deposits that were sent, what files of the bank brought on a
 * day, cards of the counter by drawer, our ACH files, payouts of the provider, payments that came back, checks of refunds, and payments recorded by hand
 * until they are taken back.
 */
export async function openItems({ db }: Work, where: RawBuilder<unknown> = sql`true`): Promise<OpenItem[]> {
  const { rows } = await sql<OpenItem>`
    select * from (${expected}) expected
    where not exists (select from bank_match_item m where m.item_key = expected.key and not m.undone) and ${where}
    order by "on", key collate "C"`.execute(db)
  return rows
}

/** Payments recorded by hand, each by the day it counts in the books. */
const byHand = sql`
  select 'payment-by-hand ' || p.id as key, 'payment-by-hand' as kind, p.id as "sourceId",
    'Payment ' || p.receipt || ' of account ' || a.number as name, null as number, e.posted_on as "on", p.amount_cents as cents
  from payment p join entry e on e.id = p.entry_id join account a on a.id = p.account_id`

/** A payment was taken back as never made: it did not come back from the bank, and its money is on no other account. */
const undoneByHand = sql`
  select from payment_reversal v where v.payment_id = p.id and v.moved_to_id is null
    and not exists (select from returned_item r where r.payment_id = p.id)`

const expected = sql`
  select 'bank-deposit ' || d.id as key, 'bank-deposit' as kind, d.id as "sourceId", 'Bank deposit ' || d.number as name, d.number as number,
    coalesce(d.sent_on, d.deposit_on) as "on", (d.currency_cents + d.coin_cents + d.checks_cents)::bigint as cents
  from bank_deposit d where d.state <> 'prepared'
  union all
  select 'bank-file ' || f.id || ' ' || to_char(i.received_on, 'YYYY-MM-DD'),
    case f.format when 'lockbox' then 'lockbox' else 'electronic' end, f.id, 'File ' || f.file_name, null, i.received_on,
    sum(i.amount_cents)::bigint
  from bank_file f join bank_file_item i on i.file_id = f.id
  where f.state in ('posting', 'posted') and i.verdict <> 'rejected' group by f.id, i.received_on
  union all
  select 'counter-cards ' || w.id, 'counter-cards', w.id, 'Cards of the drawer of ' || w.cashier_name, null, w.closed_on, c.cards_cents
  from cash_drawer w join lateral (select cards_cents from cash_count where drawer_id = w.id order by id desc limit 1) c on true
  where w.state = 'closed' and c.cards_cents <> 0
  union all
  select 'ach-run ' || r.id, case r.kind when 'refund' then 'refund-file' else 'autopay-file' end, r.id, 'ACH file ' || r.file_name, null, r.draw_on,
    sum(case e.side when 'debit' then e.amount_cents else -e.amount_cents end)::bigint
  from ach_run r join ach_entry e on e.run_id = r.id where r.state = 'posted' and r.kind <> 'prenote' group by r.id
  union all
  select 'provider-payout ' || p.id, 'provider-payout', p.id, 'Payout ' || p.payout_id, null, p.arrives_on, p.net_cents
  from provider_payout p where p.net_cents <> 0
  union all
  select 'payout-sent-back ' || l.payout_id || ' ' || l.line_id, 'provider-payout', p.id, 'Payout that the bank sent back', null, p.arrives_on, -l.gross_cents
  from provider_payout_line l join provider_payout p on p.id = l.payout_id where l.kind = 'payout_reversal'
  union all
  select 'returned-item ' || r.id, 'returned-item', r.id, 'Returned payment of account ' || a.number, p.check_number, r.returned_on,
    -p.amount_cents
  from returned_item r join payment p on p.id = r.payment_id join account a on a.id = r.account_id
  union all
  select 'returned-item ' || r.id, 'returned-item', r.id, 'Returned check of suspense item S-' || s.id, s.check_number, r.returned_on,
    -s.amount_cents
  from returned_item r join suspense_item s on s.id = r.suspense_id
  union all
  select 'refund-check ' || r.id, 'refund-check', r.id, 'Refund check ' || r.check_number || ' to ' || r.payee_name, r.check_number,
    r.check_on, -r.amount_cents
  from refund r where r.state = 'paid' and r.way = 'check'
  union all ${byHand} where p.recorded_by_hand and not exists (${undoneByHand})`

/** The same as it was at the end of a day: a check that was void only later is one of them, and a payment that was taken back only later. */
export const expectedBy = (on: PlainDate): RawBuilder<unknown> => sql`${expected}
  union all
  select 'refund-check ' || r.id, 'refund-check', r.id, 'Refund check ' || r.check_number || ' to ' || r.payee_name, r.check_number,
    r.check_on, -r.amount_cents
  from refund r where r.state = 'voided' and r.way = 'check' and r.check_on is not null and r.ended_on > ${on}::date
  union all ${byHand} where p.recorded_by_hand and exists (${undoneByHand} and v.reversed_on > ${on}::date)`
