import { type Selectable, sql } from 'kysely'
import { keptAs } from '#database/kept-statement'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { type Cents, cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** An account of the general ledger, as the city's chart names it. */
export type LedgerAccount = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: 'receivable' | 'cash' | 'revenue' | 'liability' | 'expense' | 'suspense' | 'interfund'
  readonly fund: string
  readonly glString: string
}

/** The chart of accounts, by code. */
export async function chartOfAccounts(work: Work): Promise<LedgerAccount[]> {
  return asChart(await work.db.selectFrom('ledger_account').selectAll().orderBy('code').execute())
}

/** The code of the first ledger account of each kind. Refuses LEDGER_ACCOUNT_NOT_FOUND with the kinds that the chart has none of. */
export async function codesByKind<Kind extends LedgerAccount['kind']>(
  work: Work,
  ...kinds: readonly Kind[]
): Promise<Record<Kind, string>> {
  const chart = await chartOfAccounts(work)
  const found = kinds.map((kind) => [kind, chart.find((one) => one.kind === kind)?.code] as const)
  const codes = found.flatMap(([kind, code]) => (code === undefined ? [kind] : []))
  if (codes.length > 0) return refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes })
  return Object.fromEntries(found) as Record<Kind, string>
}

/**
 * The chart of accounts, or those of some codes, held until the end of the work: for posting, so that none of them goes meanwhile; for
 * a change of the chart, so that nobody posts. Entries have no key of the database, which would cost more than all the rest of them.
 */
export async function lockChart(
  work: Work,
  to: 'post' | 'change',
  codes?: readonly string[],
): Promise<LedgerAccount[]> {
  const chart = work.db
    .selectFrom('ledger_account')
    .selectAll()
    .orderBy('code')
    .$if(codes !== undefined, (some) => some.where('code', 'in', codes ?? []))
  return asChart(await (to === 'post' ? chart.forKeyShare() : chart.forUpdate()).execute())
}

/** A ledger account as it is stored. */
export type ChartRow = Selectable<Database['ledger_account']>

/** Stored ledger accounts as the rest of the house sees them. */
export const asChart = (rows: readonly ChartRow[]): LedgerAccount[] =>
  rows.map(({ gl_string, kind, ...rest }) => ({
    ...rest,
    kind: kind as LedgerAccount['kind'],
    glString: gl_string,
  }))

/**
 * What an account owes in cents, at the end of a day (of all days, when none is named): its receivable debits less its
 * receivable credits. A negative balance is a credit. Balances are never stored.
 */
export async function accountBalance(work: Work, accountId: number, asOf?: PlainDate): Promise<Cents> {
  const { rows } = await sql<{ balance: number }>`${asOf ? sql`` : keptAs('balance-of-one')}
    select coalesce(sum(case when debit.kind = 'receivable' then amount_cents else 0 end)
      - sum(case when credit.kind = 'receivable' then amount_cents else 0 end), 0)::bigint as balance
    from entry join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id
    where account_id = ${accountId} ${asOf ? sql`and posted_on <= ${asOf}` : sql``}`.execute(work.db)
  return cents(rows[0]!.balance)
}

/** What accounts owe in cents by account id, by all entries there are. An account without entries is left out: it owes nothing. */
export async function accountBalances(
  work: Work,
  accountIds: readonly number[],
): Promise<Map<number, Cents>> {
  const { rows } = await sql<{ account: number; balance: number }>`
    select account_id as account, sum(amount_cents
      * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int))::bigint as balance
    from entry join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id
    where account_id = any(${accountIds}::bigint[]) group by account_id`.execute(work.db)
  return new Map(rows.map(({ account, balance }) => [account, cents(balance)]))
}

export type LedgerRow = {
  readonly id: number
  readonly postedOn: PlainDate
  readonly source: string
  readonly sourceId: number
  /** Of an adjustment, or of what takes one back: its reason, and its number. */
  readonly label: string | null
  readonly adjustmentId: number | null
  readonly runId: number | null
  readonly debit: string
  readonly credit: string
  /** What it did to the account: positive when it owes more. */
  readonly amount: Cents
  /** What it owes after this entry. */
  readonly balance: Cents
}

/** The ledger of one account, newest first, with the balance after each entry; `before` pages on by entry number. */
export async function accountLedger(
  work: Work,
  { accountId, before, limit }: { accountId: number; before?: number | undefined; limit: number },
): Promise<LedgerRow[]> {
  const { rows } = await sql<Omit<LedgerRow, 'amount' | 'balance'> & { amount: number; balance: number }>`
    select * from (
      select e.id, posted_on as "postedOn", source, source_id as "sourceId", run_id as "runId",
        adjusted.label_en as label, adjusted.id as "adjustmentId",
        debit.code as debit, credit.code as credit, moved.cents as amount,
        (sum(moved.cents) over (order by posted_on, e.id))::bigint as balance
      from entry e join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id
      cross join lateral (select amount_cents * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int)
        as cents) moved
      left join lateral (select a.id, a.label_en from adjustment_part p join adjustment a on a.id = p.adjustment_id
        where a.account_id = e.account_id and p.entry_id = e.id and e.source in ('adjustment', 'reversal') limit 1) adjusted on true
      where e.account_id = ${accountId}) rows
    ${before ? sql`where ("postedOn", id) < (select posted_on, id from entry where id = ${before})` : sql``}
    order by "postedOn" desc, id desc limit ${limit}`.execute(work.db)
  return rows.map((row) => ({ ...row, amount: cents(row.amount), balance: cents(row.balance) }))
}
