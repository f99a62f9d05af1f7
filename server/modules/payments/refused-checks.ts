import { holds } from '@cartwright/api/roles'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { holdAccounts } from './hold-books.ts'

/** Until when checks are not taken, an ISO day, and by which rule. */
type ChecksRefused = { readonly until: string; readonly citation: string }

/**
 * Of some accounts those from which no check is taken today, by account id: one came back on the account, or on any account of whoever pays for it
 * now. One query for any number of accounts.
 */
export async function checksRefused(
  work: Work,
  accountIds: readonly number[],
): Promise<Map<number, ChecksRefused>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<ChecksRefused & { id: number }>`
    with refusing as materialized (
      select account_id, party_id, cash_only_until, citation from returned_item where cash_only_until > ${work.today}::date
    ), refused as (
      select account_id as id, cash_only_until, citation from refusing
      union all
      select ap.account_id, r.cash_only_until, r.citation from refusing r join account_party ap on ap.party_id = r.party_id
      where ap.role = 'payer' and daterange(ap.from_on, ap.until_on) @> ${work.today}::date)
    select distinct on (id) id, cash_only_until::text as until, citation from refused
    where id = any(${accountIds}::bigint[]) order by id, cash_only_until desc`.execute(work.db)
  return new Map(rows.map(({ id, ...refused }) => [id, refused]))
}

/**
 * Refuses a check for accounts whose payer's checks are not taken, unless somebody whose role may takes it all the same. The accounts are held first:
 * whoever records a return holds them too, so that none comes between this look and the payment.
 */
export async function refuseChecks(
  work: Work,
  accountIds: readonly number[],
  anyway: boolean,
): Promise<void> {
  await holdAccounts(work, [...new Set(accountIds)])
  await refuseChecksOfHeld(work, accountIds, anyway)
}

/** The same for accounts that the caller holds already. */
export async function refuseChecksOfHeld(
  work: Work,
  accountIds: readonly number[],
  anyway: boolean,
): Promise<void> {
  if (anyway && mayTakeChecksAnyway(work)) return
  const [first] = (await checksRefused(work, accountIds)).values()
  if (first) refuse('CHECKS_NOT_TAKEN', first)
}

/** Whether whoever works may take a check where one came back. */
const mayTakeChecksAnyway = ({ actor: { role } }: Work): boolean =>
  role === 'system' || holds(role, 'payments.take-check-anyway')
