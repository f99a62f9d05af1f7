import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { settledOf } from '../payments/open-items.ts'
import { allocationOrders } from '../policies/allocation-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'

type Item = {
  readonly openCents: number
  readonly disputedCents: number
  readonly onlyDirected: boolean
  readonly dueOn: string | null
}
type Open = { readonly items: readonly Item[]; readonly credits: readonly { readonly leftCents: number }[] }

/** What an account is asked for, in cents. */
export type Due = {
  readonly dueCents: number
  readonly pastDueCents: number
  readonly pendingCents: number
  readonly creditCents: number
}

/**
 * What somebody who pays is asked for on a day (ISO): what is on a bill and open, less credits and what is on its way. What is in dispute, what is
 * collected with the tax roll, and what no bill has shown yet is not asked for. Pure.
 */
export function dueOf({ items, credits }: Open, today: string, pendingCents: number): Due {
  const asked = items.filter(({ dueOn, onlyDirected }) => dueOn !== null && !onlyDirected)
  const creditCents = credits.reduce((sum, { leftCents }) => sum + leftCents, 0)
  const less = (cents: number): number => Math.max(0, cents - creditCents - pendingCents)
  return {
    dueCents: less(openOf(asked)),
    pastDueCents: less(openOf(asked.filter(({ dueOn }) => dueOn! < today))),
    pendingCents,
    creditCents,
  }
}

const openOf = (items: readonly Item[]): number =>
  items.reduce((sum, { openCents, disputedCents }) => sum + Math.max(0, openCents - disputedCents), 0)

/** The same, as the books are now. */
export async function whatIsDue(work: Work, accountId: number): Promise<Due> {
  const { class: accountClass } = await work.db
    .selectFrom('account')
    .select('class')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const order = allocationOrders(await policiesFor(work), work.today)(accountClass)
  const settled = await settledOf(work, { accountId, order, asOf: work.today })
  return dueOf(settled, work.today.toString(), await onTheirWay(work, accountId))
}

/** What was paid from bank accounts and is not there yet. */
async function onTheirWay(work: Work, accountId: number): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(sum(amount_cents), 0)::bigint as cents from payment_intent
    where account_id = ${accountId} and state = 'pending'`.execute(work.db)
  return rows[0]!.cents
}
