import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { allocationCode, type AllocationOrder, allocationOrders } from '../policies/allocation-policy.ts'
import { policiesNamed } from '../policies/policies-queries.ts'
import { type Receivables, readReceivables } from './read-receivables.ts'

/** What one account owes item by item, and what the city pays first on it. */
export type AccountBooks = Receivables & { readonly order: AllocationOrder }

/** An account that is held until the work ends. */
export type HeldAccount = { readonly id: number; readonly class: string }

/**
 * Holds accounts until the work ends, in the order of their ids, and answers what each owes, by account id: so that whoever pays into
 * one of them next finds what was paid now. `held`: all of them, where the caller holds them already.
 */
export async function holdBooks(
  work: Work,
  some: readonly { readonly accountId: number }[],
  held?: readonly HeldAccount[],
): Promise<Map<number, AccountBooks>> {
  const accountIds = [...new Set(some.map(({ accountId }) => accountId))].toSorted((a, b) => a - b)
  const accounts = held ?? (await holdAccounts(work, accountIds))
  const orderOf = allocationOrders(await policiesNamed(work, allocationCode), work.today)
  const receivables = await readReceivables(work, { accountIds })
  return new Map(
    accounts.map(({ id, class: accountClass }) => [
      id,
      { ...(receivables.get(id) ?? { items: [], credits: [] }), order: orderOf(accountClass) },
    ]),
  )
}

/** Holds accounts until the work ends, in the order of their ids. */
export async function holdAccounts({ db }: Work, accountIds: readonly number[]): Promise<HeldAccount[]> {
  const { rows } = await sql<HeldAccount>`
    select id, class from account where id = any(${accountIds}::bigint[]) order by id for no key update`.execute(
    db,
  )
  return rows
}
