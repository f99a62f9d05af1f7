import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { BookFault } from './verify-chain.ts'

/** The sums of the ledger: what all entries debit and credit, which is the same or the books are wrong. */
export type TrialBalance = {
  readonly debitCents: number
  readonly creditCents: number
  readonly accounts: readonly {
    readonly code: string
    readonly name: string
    readonly debitCents: number
    readonly creditCents: number
  }[]
}

/** How many faults of one kind are named; a broken book has no use for a longer list. */
const most = 200

/** What an entry adds to what its account owes: the debits of receivables less their credits. */
const owed = sql`amount_cents * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int)`
const entries = sql`entry e join ledger_account debit on debit.id = debit_id
  join ledger_account credit on credit.id = credit_id`

/** The checks, each a query that gives the rows that do not fit: where they are and what is wrong. */
const checks: readonly RawBuilder<BookFault>[] = [
  sql`
    select 'bill ' || number as "where",
      'It charges ' || charges_cents || ' cents and its lines sum to ' || coalesce(lines, 0) || '.' as "what"
    from bill b left join lateral (
      select sum(amount_cents)::bigint as lines from bill_line l where l.bill_id = b.id) l on true
    where charges_cents <> coalesce(lines, 0) order by b.id limit ${most}`,
  sql`
    select 'bill ' || number as "where",
      'Its previous balance, payments, adjustments and charges sum to ' ||
      previous_balance_cents + payments_cents + adjustments_cents + charges_cents || ' cents and it says ' ||
      total_due_cents || ' are due.' as "what"
    from bill
    where previous_balance_cents + payments_cents + adjustments_cents + charges_cents <> total_due_cents
    order by id limit ${most}`,
  sql`
    select 'bill ' || number as "where", 'It carries on from ' || previous_balance_cents ||
      ' cents and the bill before it said ' || before || ' were due.' as "what"
    from (select id, number, previous_balance_cents,
        lag(total_due_cents, 1, 0::bigint) over (partition by account_id order by id) as before from bill) b
    where previous_balance_cents <> before order by id limit ${most}`,
  sql`
    with posted as (
      select run_id, account_id, sum(${owed})::bigint as cents from ${entries}
      where source = 'bill_line' group by run_id, account_id)
    select case when b.id is null then 'account ' || coalesce(a.number, p.account_id::text, 'none') else 'bill ' || b.number end
        as "where",
      case when b.id is null then 'Entries of run ' || coalesce(p.run_id::text, 'none') || ' over ' || p.cents ||
          ' cents belong to no bill.'
        else 'It charges ' || b.charges_cents || ' cents and its entries sum to ' || coalesce(p.cents, 0) || '.' end as "what"
    from bill b full join posted p on p.run_id = b.run_id and p.account_id = b.account_id
    left join account a on a.id = p.account_id
    where coalesce(b.charges_cents, 0) <> coalesce(p.cents, 0) or (b.id is null and p.cents <> 0)
    order by 1 limit ${most}`,
  sql`
    with charged as (
      select account_id, sum(charges_cents)::bigint as charges, (array_agg(beside_cents order by id desc))[1] as beside,
        (array_agg(total_due_cents order by id desc))[1] as due
      from bill group by account_id)
    select 'account ' || number as "where", 'Its last bill says ' || due || ' cents are due; its bills charge ' || charges ||
      ' and payments and adjustments come to ' || beside || '.' as "what"
    from charged join account a on a.id = account_id where due <> charges + beside order by a.id limit ${most}`,
  sql`
    with moved as (
      select account_id, sum(${owed})::bigint as balance, sum(${owed}) filter (where source <> 'bill_line') as beside
      from ${entries} group by account_id),
    charged as (select account_id, sum(charges_cents)::bigint as charges from bill group by account_id)
    select 'account ' || number as "where", 'Its entries sum to ' || coalesce(balance, 0) || ' cents; its bills charge ' ||
      coalesce(charges, 0) || ' and payments and adjustments come to ' || coalesce(beside, 0) || '.' as "what"
    from moved m full join charged c using (account_id) join account a on a.id = account_id
    where coalesce(balance, 0) <> coalesce(charges, 0) + coalesce(beside, 0) order by a.id limit ${most}`,
  sql`
    select 'payment ' || p.id as "where", 'It is ' || p.amount_cents || ' cents of account ' || p.account_id ||
      ' and its entry ' || e.id || ' is ' || e.amount_cents || ' of account ' || coalesce(e.account_id::text, 'none') || '.'
      as "what"
    from payment p join entry e on e.id = p.entry_id
    where (e.amount_cents, e.account_id, e.source, e.source_id) is distinct from (p.amount_cents, p.account_id, 'payment', p.id)
    order by p.id limit ${most}`,
  sql`
    select 'entry ' || e.id as "where", 'It is of payment ' || source_id || ', which is not there.' as "what"
    from entry e left join payment p on p.entry_id = e.id
    where source = 'payment' and p.id is null order by e.id limit ${most}`,
  sql`
    select 'entry ' || r.id as "where", 'It takes back entry ' || r.source_id || ' and is not its mirror.' as "what"
    from entry r left join entry e on e.id = r.source_id
    where r.source = 'reversal' and (e.id is null or (r.debit_id, r.credit_id, r.amount_cents, r.account_id)
      is distinct from (e.credit_id, e.debit_id, e.amount_cents, e.account_id)) order by r.id limit ${most}`,
  sql`
    select 'adjustment ' || a.id as "where", 'It is ' || a.state || ' and moves ' || a.amount_cents || ' cents; its parts come to '
      || coalesce(parts.cents, 0) || ' and their entries to ' || coalesce(parts.posted, 0) || '.' as "what"
    from adjustment a left join lateral (
      select sum(p.amount_cents)::bigint as cents, (sum(e.amount_cents * ((debit.kind = 'receivable')::int
        - (credit.kind = 'receivable')::int)))::bigint as posted
      from adjustment_part p left join entry e on e.id = p.entry_id and e.account_id = a.account_id
      left join ledger_account debit on debit.id = e.debit_id left join ledger_account credit on credit.id = e.credit_id
      where p.adjustment_id = a.id) parts on true
    where a.amount_cents <> coalesce(parts.cents, 0)
      or coalesce(parts.posted, 0) <> case when a.state = 'posted' then a.amount_cents else 0 end
    order by a.id limit ${most}`,
  sql`
    select 'entry ' || e.id as "where", 'It is of adjustment ' || e.source_id || ', which does not name it.' as "what"
    from entry e left join adjustment_part p on p.entry_id = e.id and p.adjustment_id = e.source_id
    where e.source = 'adjustment' and p.entry_id is null order by e.id limit ${most}`,
  sql`
    with standing as (
      select a.* from allocation a where mirrors_id is null and not exists (select 1 from allocation m where m.mirrors_id = a.id)),
    used as (
      select id, account_id, sum(cents)::bigint as cents, side from (
        select credit_entry_id as id, account_id, amount_cents as cents, 'credit' as side from standing
        union all select item_entry_id, account_id, amount_cents, 'item' from standing) ends group by id, account_id, side)
    select side || ' entry ' || u.id as "where", 'Of its ' || coalesce(e.amount_cents, 0) || ' cents ' || u.cents ||
      ' are allocated, to account ' || u.account_id || '.' as "what"
    from used u left join entry e on e.id = u.id and e.account_id = u.account_id
    left join ledger_account l on l.id = case when side = 'item' then e.debit_id else e.credit_id end
    where e.id is null or u.cents > e.amount_cents or l.kind <> 'receivable' order by u.id limit ${most}`,
  sql`
    select 'allocation ' || m.id as "where", 'It takes back allocation ' || m.mirrors_id || ' and is not its mirror.' as "what"
    from allocation m left join allocation a on a.id = m.mirrors_id
    where m.mirrors_id is not null and (a.id is null or a.mirrors_id is not null or m.made_on < a.made_on
      or (m.account_id, m.credit_entry_id, m.item_entry_id, m.amount_cents)
        is distinct from (a.account_id, a.credit_entry_id, a.item_entry_id, a.amount_cents)) order by m.id limit ${most}`,
  sql`
    select 'allocation ' || a.id as "where", 'It is of a day before its payment or its item was posted.' as "what"
    from allocation a join entry c on c.id = a.credit_entry_id join entry i on i.id = a.item_entry_id
    where a.made_on < greatest(c.posted_on, i.posted_on) order by a.id limit ${most}`,
  sql`
    with state as (
      select item_id, on_day, state in ('open', 'return-asked') as held,
        lag(state in ('open', 'return-asked'), 1, true) over (partition by item_id order by id) as held_before
      from suspense_step),
    moved as (
      select i.held_in as code, e.posted_on as on_day, i.amount_cents as items, 0::bigint as ledger
      from suspense_item i join entry e on e.id = i.entry_id
      union all
      select i.held_in, s.on_day, i.amount_cents * (s.held::int - s.held_before::int), 0
      from state s join suspense_item i on i.id = s.item_id
      union all
      select l.code, e.posted_on, 0, e.amount_cents * ((e.credit_id = l.id)::int - (e.debit_id = l.id)::int)
      from ledger_account l join entry e on l.id in (e.debit_id, e.credit_id)
      where l.code in (select held_in from suspense_item)),
    days as (
      select code, on_day, sum(sum(items)) over (partition by code order by on_day) as items,
        sum(sum(ledger)) over (partition by code order by on_day) as ledger
      from moved group by code, on_day)
    select 'ledger account ' || code as "where", 'On ' || on_day || ' the items in suspense come to ' || items ||
      ' cents and the account has ' || ledger || '.' as "what"
    from (select distinct on (code) * from days where items <> ledger order by code, on_day) first order by code limit ${most}`,
  sql`
    select 'suspense item ' || i.id as "where", 'It is ' || i.state || ', and its last step says ' || coalesce(s.state, 'open') || '.'
      as "what"
    from suspense_item i left join lateral (
      select state from suspense_step where item_id = i.id order by id desc limit 1) s on true
    where i.state <> coalesce(s.state, 'open') order by i.id limit ${most}`,
  sql`
    select 'payment ' || p.id as "where", 'It was taken back, and its entry was not.' as "what"
    from payment_reversal r join payment p on p.id = r.payment_id left join entry e on e.id = r.entry_id
    where (e.source, e.source_id) is distinct from ('reversal', p.entry_id) order by p.id limit ${most}`,
]

/**
 * Checks the books against each other: bills against their lines, their entries and the bills before them; every account's
 * balance against its bills, payments and adjustments; payments, reversals and adjustments against their entries; allocations
 * against what they pay with and what they pay; items in suspense against their ledger account, on every day.
 */
export async function verifyBalances(work: Work): Promise<BookFault[]> {
  const faults: BookFault[] = []
  for (const check of checks) faults.push(...(await check.execute(work.db)).rows)
  return faults
}

/** Sums the ledger by its accounts. */
export async function trialBalance(work: Work): Promise<TrialBalance> {
  const { rows } = await sql<TrialBalance['accounts'][number]>`
    with moved as (
      select debit_id, credit_id, sum(amount_cents) as cents from entry group by debit_id, credit_id)
    select code, name,
      (select coalesce(sum(cents), 0) from moved where debit_id = a.id)::bigint as "debitCents",
      (select coalesce(sum(cents), 0) from moved where credit_id = a.id)::bigint as "creditCents"
    from ledger_account a order by code`.execute(work.db)
  const total = (side: 'debitCents' | 'creditCents') => rows.reduce((sum, row) => sum + row[side], 0)
  return { debitCents: total('debitCents'), creditCents: total('creditCents'), accounts: rows }
}
