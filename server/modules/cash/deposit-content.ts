import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'

/** Batches and drawers by their numbers. */
export type What = { readonly batches: readonly number[]; readonly drawers: readonly number[] }
export type Content = {
  readonly cashCents: number
  readonly checksCents: number
  readonly checksCount: number
  /** Checks as counted, less checks as they were taken in: below zero when one was missing at the count. */
  readonly checksOffCents: number
}
export type Check = {
  readonly from: string
  readonly accountNumber: string | null
  readonly checkNumber: string | null
  readonly routing: string | null
  readonly amountCents: number
}

/**
 * What batches and drawers hold for the bank: of drawers the cash beyond the floats and the checks as they were counted at the close, of batches what
 * their lines say, which meet the tape. Cards go their own way.
 */
export async function contentOf(work: Work, { batches, drawers }: What): Promise<Content> {
  const taken = await checksIn(work, { batches, drawers })
  const inBatches = await checksIn(work, { batches, drawers: [] })
  const { rows } = await sql<{ cashCents: number; checksCents: number; checksCount: number }>`
    with counted as (
      select c.*, w.float_cents from cash_drawer w
      cross join lateral (select * from cash_count where drawer_id = w.id order by id desc limit 1) c
      where w.id = any(${drawers}::bigint[]))
    select greatest(0, coalesce((select sum(i.amount_cents) from cash_item i join cash_batch b on b.id = i.batch_id
        where b.id = any(${batches}::bigint[]) and b.tender = 'cash' and i.state = 'live'), 0)
      + coalesce((select sum(cash_cents - float_cents) from counted), 0))::bigint as "cashCents",
      coalesce((select sum(checks_cents) from counted), 0)::bigint as "checksCents",
      coalesce((select sum(checks_count) from counted), 0)::bigint as "checksCount"`.execute(work.db)
  const { cashCents, checksCents: counted, checksCount } = rows[0]!
  const checksCents = counted + sumOf(inBatches)
  return {
    cashCents,
    checksCents,
    checksCount: checksCount + inBatches.length,
    checksOffCents: checksCents - sumOf(taken),
  }
}

/** What checks come to, in cents. */
export const sumOf = (checks: readonly Check[]): number =>
  checks.reduce((all, { amountCents }) => all + amountCents, 0)

/** Every check of batches and drawers, in their order, with the payer of its account. */
export async function checksIn(work: Work, { batches, drawers }: What): Promise<Check[]> {
  const { rows } = await sql<Check>`
    select coalesce(payer.name, 'Account unknown') as "from", a.number as "accountNumber", c.check_number as "checkNumber", c.routing,
      c.amount_cents as "amountCents"
    from (
      select 1 as kind, i.batch_id as of_id, i.line_no as place, i.account_id, i.check_number, i.routing, i.amount_cents
      from cash_item i join cash_batch b on b.id = i.batch_id
      where b.id = any(${batches}::bigint[]) and b.tender = 'check' and i.state = 'live'
      union all
      select 2, r.drawer_id, r.id * 100 + t.place, (select account_id from cash_receipt_part p where p.receipt_id = r.id
          order by place limit 1), t.check_number, t.routing, t.amount_cents
      from cash_receipt r join cash_receipt_tender t on t.receipt_id = r.id
      where r.drawer_id = any(${drawers}::bigint[]) and r.state = 'live' and t.tender = 'check') c
    left join account a on a.id = c.account_id
    left join lateral ${payerParty(work, sql`a.id`)} payer on true
    order by c.kind, c.of_id, c.place`.execute(work.db)
  return rows
}
