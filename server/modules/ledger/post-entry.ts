import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Cents } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** One transfer between two ledger accounts, named by their codes in the city's chart. */
export type NewEntry = {
  readonly postedOn: PlainDate
  readonly debit: string
  readonly credit: string
  /** More than zero: which way it goes is told by debit and credit. */
  readonly amount: Cents
  /** The customer's account, where the transfer touches a receivable. */
  readonly accountId: number | null
  /** What made it, and which one: `payment` 12, `reversal` of entry 7. */
  readonly source: string
  readonly sourceId: number
  readonly runId?: number
}

/**
 * Adds a transfer to the ledger and answers its number. It balances by construction. Entries are never changed: a
 * mistake is posted back out by `reverseEntry`. Refuses codes that are not in the chart of accounts.
 */
export async function postEntry(work: Work, entry: NewEntry): Promise<number> {
  const { postedOn, debit, credit, amount, accountId, source, sourceId, runId = null } = entry
  assert(amount > 0, 'an entry moves more than zero')
  assert(debit !== credit, 'an entry moves between two ledger accounts')
  const { rows } = await sql<{ id: number }>`
    insert into entry (posted_on, debit_id, credit_id, amount_cents, account_id, source, source_id, run_id)
    select ${postedOn}::date, debit.id, credit.id, ${amount}::bigint, ${accountId}::bigint, ${source}::text,
           ${sourceId}::bigint, ${runId}::bigint
    from ledger_account debit, ledger_account credit
    where debit.code = ${debit} and credit.code = ${credit}
    for key share
    returning id`.execute(work.db)
  return rows[0]?.id ?? refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: await missing(work, [debit, credit]) })
}

async function missing(work: Work, codes: string[]): Promise<string[]> {
  const found = await work.db.selectFrom('ledger_account').select('code').where('code', 'in', codes).execute()
  return codes.filter((code) => !found.some((one) => one.code === code))
}
