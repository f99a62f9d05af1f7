import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** The first day that no posted bill of these accounts covers, and the bill that goes so far. */
export type Billed = { readonly until: PlainDate; readonly billNumber: string }

/** How far the bills of accounts go; null when none was posted. */
export async function billedUntil(work: Work, accountIds: readonly number[]): Promise<Billed | null> {
  const { rows } = await sql<Billed>`
    select period_until as until, number as "billNumber" from bill
    where account_id = any(${accountIds}::bigint[]) order by period_until desc, id desc limit 1`.execute(
    work.db,
  )
  return rows[0] ?? null
}

/**
 * Refuses a change on a day that a posted bill covers. A posted bill stays as it is: what was wrong on it is put right by an
 * adjustment.
 */
export async function refuseBilled(work: Work, accountIds: readonly number[], day: PlainDate): Promise<void> {
  const billed = await billedUntil(work, accountIds)
  if (!billed || !isBefore(day, billed.until)) return
  const { until, billNumber } = billed
  refuse('PERIOD_ALREADY_BILLED', { billedUntil: until.toString(), billNumber })
}
