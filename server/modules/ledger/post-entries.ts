import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { insertNumberedRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type LedgerAccount, lockChart } from './ledger-queries.ts'
import type { NewEntry } from './post-entry.ts'

/**
 * Adds many transfers at once, as `postEntry` adds one, and answers their numbers in the order given. `held`: what of the chart the caller holds for
 * it already.
 */
export async function postEntries(
  work: Work,
  entries: readonly NewEntry[],
  held?: readonly LedgerAccount[],
): Promise<number[]> {
  if (entries.length === 0) return []
  const codes = [...new Set(entries.flatMap(({ debit, credit }) => [debit, credit]))]
  const ids = new Map((held ?? (await lockChart(work, 'post', codes))).map(({ code, id }) => [code, id]))
  const missing = codes.filter((code) => !ids.has(code))
  if (missing.length > 0) refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes: missing })
  for (const { amount, debit, credit } of entries) {
    assert(amount > 0, 'an entry moves more than zero')
    assert(debit !== credit, 'an entry moves between two ledger accounts')
  }
  return insertNumberedRows(work, {
    into: sql`insert into entry`,
    rows: entries,
    columns: {
      posted_on: ['date', ({ postedOn }) => postedOn],
      debit_id: ['bigint', ({ debit }) => ids.get(debit)],
      credit_id: ['bigint', ({ credit }) => ids.get(credit)],
      amount_cents: ['bigint', ({ amount }) => amount],
      account_id: ['bigint', ({ accountId }) => accountId],
      source: ['text', ({ source }) => source],
      source_id: ['bigint', ({ sourceId }) => sourceId],
      run_id: ['bigint', ({ runId }) => runId ?? null],
    },
  })
}
