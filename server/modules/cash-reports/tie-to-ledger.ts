import type { cashReports } from '@cartwright/api/cash-reports'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { differences, drawerById } from '../cash/drawer-rows.ts'
import { agingReport } from '../payments/aging-report.ts'
import { bankBalance } from '../reconciliation/bank-balance.ts'
import { openBooks } from '../reconciliation/reconciliation-queries.ts'
import { cashMoved } from './cash-of-day.ts'
import { dayOf } from './report-day.ts'

export type Tie = SuccessOf<typeof cashReports.tie>
type Figure = Tie['figures'][number]

/**
 * Whether the papers and the ledger agree at the end of a day: what customers owe item by item, money in suspense, deposits, refunds that are owed;
 * and of the month up to the day, cash by its documents and what drawers were over or short. Refuses a day to come.
 */
export async function tieToLedger(work: Work, { query }: ReceivedBy<typeof cashReports.tie>): Promise<Tie> {
  const asOf = dayOf(work, 'asOf', query.asOf)
  const monthFrom = asOf.with({ day: 1 })
  const aging = await agingReport(work, { query: { asOf: asOf.toString() } })
  const receivable = figure('receivable', aging.balanceCents, aging.ledgerCents)
  return {
    asOf: asOf.toString(),
    monthFrom: monthFrom.toString(),
    figures: [receivable, ...(await cashFigures(work, asOf))],
    bank: await bankNow(work),
    balance: await bankBalance(work, asOf),
  }
}

/** The same without the receivable, which goes through all accounts. */
export async function cashFigures(work: Work, asOf: PlainDate): Promise<Figure[]> {
  const monthFrom = asOf.with({ day: 1 })
  return [
    figure('suspense', await suspenseItems(work, asOf), await held(work, asOf, heldInSuspense)),
    figure('deposits', await depositsHeld(work, asOf), await held(work, asOf, heldAsDeposits)),
    figure('provider', await providerOwes(work, asOf), -(await held(work, asOf, owedByProvider))),
    figure('refunds', await refundsOwed(work, asOf), await held(work, asOf, owedAsRefunds)),
    figure('unclaimed', await unclaimedTaken(work, asOf), await held(work, asOf, takenUnclaimed)),
    figure(
      'cash',
      (await cashDocuments(work, monthFrom, asOf)) + (await overShort(work, monthFrom, asOf)),
      await cashMoved(work, monthFrom.toString(), asOf.toString()),
    ),
    figure(
      'over-short',
      await overShort(work, monthFrom, asOf),
      await overShortPosted(work, monthFrom, asOf),
    ),
  ]
}

const words: Readonly<Record<Figure['code'], readonly [name: string, how: string]>> = {
  receivable: ['Receivable', 'Open items of all accounts less their credits, as the aging has them'],
  suspense: ['Suspense', 'Items that are neither moved nor paid back'],
  deposits: ['Customer deposits', 'Deposits that are held or asked back'],
  provider: [
    'Due from the payment provider',
    'Online payments that stand, less what payouts of the provider settled of them',
  ],
  refunds: ['Refunds payable', 'Approved refunds whose check is not written'],
  unclaimed: ['Unclaimed money taken', 'Items of batches that a second person took to the General Fund'],
  cash: [
    'Cash of the month',
    'Payments, payouts of the provider, suspense and deposits taken, over and short, less what was taken back and refunded',
  ],
  'over-short': ['Over and short of the month', 'Counts of closed drawers less what they should hold'],
}

function figure(code: Figure['code'], subledgerCents: number, ledgerCents: number): Figure {
  const [name, how] = words[code]
  return { code, name, how, subledgerCents, ledgerCents, differenceCents: ledgerCents - subledgerCents }
}

const oneSum = async (work: Work, query: RawBuilder<{ cents: number }>): Promise<number> =>
  (await query.execute(work.db)).rows[0]!.cents

const heldInSuspense = sql`select distinct held_in from suspense_item`
const heldAsDeposits = sql`select distinct held_in from deposit`
const owedAsRefunds = sql`select distinct owed_in from refund where owed_in is not null`

const owedByProvider = sql`select distinct value->>'clearingAccount' from policy where code = 'online-payments'`
const takenUnclaimed = sql`select distinct b.ledger_account from unclaimed_batch b join unclaimed_item i on i.batch_id = b.id
  where i.state = 'taken'`

/** The balance of some ledger accounts at the end of a day, credits less debits. */
const held = (work: Work, asOf: PlainDate, codes: RawBuilder<unknown>): Promise<number> =>
  oneSum(
    work,
    sql`with ours as materialized (select array_agg(id) as ids from ledger_account where code in (${codes}))
      select (
        (select coalesce(sum(amount_cents), 0) from entry where credit_id = any(ours.ids) and posted_on <= ${asOf}::date)
        - (select coalesce(sum(amount_cents), 0) from entry where debit_id = any(ours.ids) and posted_on <= ${asOf}::date))::bigint as cents
      from ours`,
  )

/** What came into suspense by the day and was neither moved nor paid back by then. */
const suspenseItems = (work: Work, asOf: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(i.amount_cents), 0)::bigint as cents from suspense_item i join entry e on e.id = i.entry_id
      left join lateral (select state from suspense_step where item_id = i.id and on_day <= ${asOf}::date order by id desc limit 1) s on true
      where e.posted_on <= ${asOf}::date and coalesce(s.state, 'open') in ('open', 'return-asked')`,
  )

/** What was paid online by the day and not taken back by then, less what payouts recorded by then settled of it. */
const providerOwes = (work: Work, asOf: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`with online as materialized (select p.id, p.amount_cents, e.posted_on from payment p join entry e on e.id = p.entry_id
        join ledger_account l on l.id = e.debit_id where l.code in (${owedByProvider}) and e.posted_on <= ${asOf}::date)
      select ((select coalesce(sum(amount_cents), 0) from online)
        - (select coalesce(sum(o.amount_cents), 0) from online o join payment_reversal v on v.payment_id = o.id where v.reversed_on <= ${asOf}::date)
        - (select coalesce(sum(l.gross_cents), 0) from provider_payout p join provider_payout_line l on l.payout_id = p.id
          where l.kind <> 'payout_reversal' and p.recorded_on <= ${asOf}::date)
        - (select coalesce(sum(amount_cents), 0) from refund where way = 'online' and check_on <= ${asOf}::date)
        + (select coalesce(sum(amount_cents), 0) from refund where way = 'online' and state = 'voided' and check_on is not null
          and ended_on <= ${asOf}::date))::bigint as cents`,
  )

const depositsHeld = (work: Work, asOf: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(d.amount_cents), 0)::bigint as cents from deposit d join entry e on e.id = d.entry_id
      where e.posted_on <= ${asOf}::date and not exists (select from deposit_step s
        where s.deposit_id = d.id and s.what in ('applied', 'refunded') and s.on_day <= ${asOf}::date)`,
  )

/** Refunds that were approved by the day, or are owed in place of a check that was voided by then, and whose check is of a later day or not written. */
const refundsOwed = (work: Work, asOf: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(r.amount_cents), 0)::bigint as cents from refund r join refund_batch b on b.id = r.batch_id
      left join refund former on former.id = r.reissue_of
      where b.state = 'approved' and coalesce(former.ended_on, b.decided_on) <= ${asOf}::date
        and r.state in ('to-pay', 'paid', 'voided') and (r.check_on is null or r.check_on > ${asOf}::date)
        and (r.state <> 'voided' or r.check_on is not null or r.ended_on > ${asOf}::date)`,
  )

/** What was taken of unclaimed money by the day. */
const unclaimedTaken = (work: Work, asOf: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(amount_cents), 0)::bigint as cents from unclaimed_item where state = 'taken' and ended_on <= ${asOf}::date`,
  )

/** What documents say of cash: what came in, what was taken back, what was paid back. */
const cashDocuments = (work: Work, from: PlainDate, to: PlainDate): Promise<number> => {
  const days = sql`between ${from}::date and ${to}::date`
  return oneSum(
    work,
    sql`with cash as materialized (select id from ledger_account where kind = 'cash')
      select (
        (select coalesce(sum(p.amount_cents), 0) from payment p join entry e on e.id = p.entry_id
          where e.posted_on ${days} and e.debit_id in (select id from cash))
        - (select coalesce(sum(p.amount_cents), 0) from payment_reversal v join payment p on p.id = v.payment_id
          join entry e on e.id = p.entry_id where v.reversed_on ${days} and e.debit_id in (select id from cash))
        + (select coalesce(sum(i.amount_cents), 0) from suspense_item i join entry e on e.id = i.entry_id where e.posted_on ${days})
        - (select coalesce(sum(i.amount_cents), 0) from suspense_step s join suspense_item i on i.id = s.item_id
          where s.state = 'unpaid' and s.on_day ${days})
        + (select coalesce(sum(d.amount_cents), 0) from deposit d join entry e on e.id = d.entry_id where e.posted_on ${days})
        - (select coalesce(sum(s.amount_cents), 0) from deposit_step s join entry e on e.id = s.entry_id
          where s.what = 'refunded' and s.on_day ${days} and e.credit_id in (select id from cash))
        + (select coalesce(sum(net_cents), 0) from provider_payout where recorded_on ${days})
        - (select coalesce(sum(l.gross_cents), 0) from provider_payout_line l join provider_payout p on p.id = l.payout_id
          where l.kind = 'payout_reversal' and p.recorded_on ${days})
        - (select coalesce(sum(amount_cents), 0) from refund where way <> 'online' and check_on ${days})
        + (select coalesce(sum(amount_cents), 0) from refund where way <> 'online' and state = 'voided' and check_on is not null and ended_on ${days})
      )::bigint as cents`,
  )
}

/** What drawers that were closed on these days were over (more) or short (less). */
async function overShort(work: Work, from: PlainDate, to: PlainDate): Promise<number> {
  const closed = await work.db
    .selectFrom('cash_drawer')
    .select('id')
    .where('state', '=', 'closed')
    .where('closed_on', '>=', from)
    .where('closed_on', '<=', to)
    .orderBy('id')
    .execute()
  let total = 0
  for (const { id } of closed) {
    const off = differences(await drawerById(work, id))
    total += off ? off.cashCents + off.checksCents + off.cardsCents : 0
  }
  return total
}

const overShortPosted = (work: Work, from: PlainDate, to: PlainDate): Promise<number> =>
  oneSum(
    work,
    sql`select coalesce(sum(e.amount_cents * (case d.kind when 'cash' then 1 else -1 end)), 0)::bigint as cents
      from entry e join ledger_account d on d.id = e.debit_id
      where e.source = 'cash-over-short' and e.posted_on between ${from}::date and ${to}::date`,
  )

async function bankNow(work: Work): Promise<Tie['bank']> {
  const { lines, items } = await openBooks(work)
  return {
    openLines: lines.length,
    openLineCents: total(lines),
    openItems: items.length,
    openItemCents: total(items),
  }
}

const total = (some: readonly { readonly cents: number }[]): number =>
  some.reduce((all, { cents }) => all + cents, 0)
