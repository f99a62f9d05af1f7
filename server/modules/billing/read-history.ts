import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { dateOf, type Days } from '../policies/day-numbers.ts'
import type { BillingPeriod } from '../policies/policy.ts'
import type { AccountFacts, BesideEntry, LastBill } from './bill-facts.ts'
import { lineColumns, type LineRow, linesByOwner } from './line-rows.ts'
import { periodsSince } from './periods-since.ts'
import type { BillLine } from './register-types.ts'

/** What earlier bills say of an account. */
export type BilledBefore = {
  readonly last: LastBill | null
  readonly newest: AccountFacts['newest']
  readonly history: AccountFacts['history']
  readonly covered: readonly Days[]
  readonly besideThrough: number
  readonly besideCents: number
}

type BillRow = Omit<LastBill, 'lines'> & {
  readonly account: number
  readonly from: number
  readonly until: number
  readonly besideThrough: number
  readonly besideCents: number
}

/** The last bills of accounts, with the lines of the newest that stands for days. An account without a bill is not in the answer. */
export async function readBilled(
  work: Work,
  accountIds: readonly number[],
): Promise<Map<number, BilledBefore>> {
  const { rows } = await sql<BillRow>`
    select a.id as account, b.id as "billId", b.number, b.issued_on::text as "issuedOn",
      b.period_from::text as "periodFrom", b.period_until::text as "periodUntil",
      b.period_from - date '1970-01-01' as "from", b.period_until - date '1970-01-01' as "until",
      b.charges_cents as "chargesCents", b.total_due_cents as "totalDueCents", b.is_final as "isFinal",
      b.beside_through as "besideThrough", b.beside_cents as "besideCents"
    from unnest(${accountIds}::bigint[]) a (id) cross join lateral (
      select * from bill where account_id = a.id order by id desc limit 12) b
    order by a.id, b.id desc`.execute(work.db)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  const newest = [...byAccount.values()].flatMap((bills) => bills.find(standsForDays)?.billId ?? [])
  const lines = await readLines(work, newest)
  const corrected = await readCorrected(work, newest)
  return new Map(
    [...byAccount].map(([account, bills]) => {
      const { besideThrough, besideCents } = bills[0]!
      const last = bills.find(standsForDays)
      return [
        account,
        {
          besideThrough,
          besideCents,
          newest: told(bills[0]!),
          last: last
            ? {
                ...told(last),
                lines: lines.get(last.billId) ?? [],
                ...(corrected.has(last.billId) && { corrected: true }),
              }
            : null,
          covered: bills.filter(standsForDays).map(({ from, until }) => ({ from, until })),
          history: bills
            .map(({ periodFrom, periodUntil, chargesCents }) => ({ periodFrom, periodUntil, chargesCents }))
            .toReversed(),
        },
      ]
    }),
  )
}

/** A bill of extra charges stands for none: what it says of days is where it was made. */
const standsForDays = ({ from, until }: BillRow): boolean => from < until

const told = (bill: BillRow): Omit<LastBill, 'lines'> => ({
  billId: bill.billId,
  number: bill.number,
  issuedOn: bill.issuedOn,
  periodFrom: bill.periodFrom,
  periodUntil: bill.periodUntil,
  chargesCents: bill.chargesCents,
  totalDueCents: bill.totalDueCents,
  isFinal: bill.isFinal,
})

async function readLines(work: Work, billIds: readonly number[]): Promise<Map<number, BillLine[]>> {
  if (billIds.length === 0) return new Map()
  const { rows } = await sql<LineRow>`
    select bill_id as owner, ${lineColumns} from bill_line
    where bill_id = any(${billIds}::bigint[]) order by bill_id, line_no`.execute(work.db)
  return linesByOwner(rows)
}

/** Which of some bills a posted correction of the past looked at. */
async function readCorrected(work: Work, billIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ bill: number }>`
    select distinct b.bill_id as bill from correction_bill b join correction c on c.id = b.correction_id
    where b.bill_id = any(${billIds}::bigint[]) and c.state = 'posted'`.execute(work.db)
  return new Set(rows.map(({ bill }) => bill))
}

/** The entries of accounts beside their bills: what they come to, and those no bill has shown. */
export type Beside = {
  readonly through: number
  readonly cents: number
  readonly unseen: readonly BesideEntry[]
}

type Shown = { readonly accountId: number; readonly through: number }

/** Sums the entries beside bills, and lists those newer than the newest one a bill has shown, in one look at the books. */
export async function readBeside(work: Work, shown: readonly Shown[]): Promise<Map<number, Beside>> {
  const { rows } = await sql<Beside & { account: number }>`
    select e.account_id as account, max(e.id) as through, sum(moved.cents)::bigint as cents,
      coalesce(jsonb_agg(jsonb_build_object('entryId', e.id, 'postedOn', e.posted_on, 'source', e.source, 'cents', moved.cents,
        'label', case when a.id is not null then jsonb_build_object('en', a.label_en, 'es', a.label_es)
          when back.id is not null then jsonb_build_object('en', 'Payment taken back', 'es', 'Pago anulado')
          when e.source = 'refund' then jsonb_build_object('en', 'Refund', 'es', 'Reembolso')
          when e.source = 'unclaimed' then jsonb_build_object('en', 'Unclaimed money', 'es', 'Dinero no reclamado') end,
        'payment', case when p.id is not null then jsonb_build_object('receivedOn', p.received_on, 'tender', p.tender) end)
        order by e.posted_on, e.id) filter (where e.id > given.through), '[]') as unseen
    from unnest(${shown.map(({ accountId }) => accountId)}::bigint[], ${shown.map(({ through }) => through)}::bigint[])
      as given (account, through)
    join entry e on e.account_id = given.account and e.source <> 'bill_line'
    join ledger_account debit on debit.id = e.debit_id join ledger_account credit on credit.id = e.credit_id
    cross join lateral (select e.amount_cents * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int)
      as cents) moved
    left join payment p on p.entry_id = e.id and e.source = 'payment'
    left join adjustment a on a.id = e.source_id and e.source = 'adjustment'
    left join payment back on back.entry_id = e.source_id and e.source = 'reversal'
    group by e.account_id`.execute(work.db)
  return new Map(rows.map(({ account, ...beside }) => [account, beside]))
}

/** Periods that accounts were held out of and that no bill stands for since. */
export async function readMissed(
  work: Work,
  accountIds: readonly number[],
  before: { readonly runId: number; readonly from: string },
): Promise<Map<number, BillingPeriod[]>> {
  const { rows } = await sql<{
    account: number
    from: number
    until: number
    months: BillingPeriod['months']
    timing: BillingPeriod['timing']
  }>`
    select distinct r.account_id as account, run.period_from - date '1970-01-01' as "from",
      run.period_until - date '1970-01-01' as "until", run.months, run.timing
    from bill_run run join register_bill r on r.run_id = run.id
    where r.account_id = any(${accountIds}::bigint[]) and r.held and run.id <> ${before.runId}
      and run.state in ('posted', 'produced', 'mailed', 'closed') and run.period_until <= ${before.from}::date
      and not exists (select from bill b where b.account_id = r.account_id and b.period_until > b.period_from
        and b.period_from < run.period_until and b.period_until > run.period_from)
    order by 1, 2`.execute(work.db)
  const missed = new Map<number, BillingPeriod[]>()
  for (const { account, from, until, months, timing } of rows) {
    const list = missed.get(account) ?? []
    list.push({ from: dateOf(from), until: dateOf(until), months, timing })
    missed.set(account, list)
  }
  return missed
}

/**
 * Of accounts that began at the desk and that no bill stands for yet: the periods before one, from that of their first day on. They have
 * been billed to the rest of the cycle.
 */
export async function readFirstPeriods(
  work: Work,
  accountIds: readonly number[],
  period: BillingPeriod,
): Promise<Map<number, BillingPeriod[]>> {
  const { rows } = await sql<{ account: number; from: number }>`
    select f.account_id as account, f.from_on - date '1970-01-01' as "from" from billed_from f
    where f.account_id = any(${accountIds}::bigint[]) and f.from_on < ${period.from}::date
      and not exists (select from bill b where b.account_id = f.account_id and b.period_until > b.period_from)`.execute(
    work.db,
  )
  return new Map(rows.map(({ account, from }) => [account, periodsSince(period, from)]))
}
