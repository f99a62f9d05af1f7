import type { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { StoredPart } from './stored-parts.ts'
import type { StoredAdjustment } from './waiting-adjustment.ts'

/**
 * What the account of a posted adjustment owed in cents just before its entries and just after them, in the order in which entries were
 * written. Null of one that is not posted.
 */
export async function postedBalance(
  work: Work,
  { account_id, amount_cents }: StoredAdjustment,
  parts: readonly StoredPart[],
): Promise<SuccessOf<typeof adjustments.show>['postedBalance']> {
  const entries = parts.flatMap(({ entryId }) => entryId ?? [])
  if (entries.length === 0) return null
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(amount_cents * ((debit.kind = 'receivable')::int - (credit.kind = 'receivable')::int)), 0)::bigint as cents
    from entry join ledger_account debit on debit.id = debit_id join ledger_account credit on credit.id = credit_id
    where account_id = ${account_id} and entry.id < ${Math.min(...entries)}`.execute(work.db)
  const beforeCents = rows[0]!.cents
  return { beforeCents, afterCents: beforeCents + amount_cents }
}
