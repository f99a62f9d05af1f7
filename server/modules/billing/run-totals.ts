import { type RawBuilder, sql } from 'kysely'
import type { Run } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'

export type RunTotals = z.output<typeof Run>['totals']

/** Which register rows become bills: written once, so that totals, release and posting agree. `r` is `register_bill`. */
export const becomesBill = sql<boolean>`(r.is_billed and not r.held)`

/** The sums of register rows `r`, with what they were `before`. Money is that of the rows that become bills. */
export const totalColumns = (
  before: RawBuilder<number | null>,
) => sql`count(*) as accounts, count(*) filter (where r.held) as held,
  count(*) filter (where ${becomesBill}) as bills,
  coalesce(sum(r.line_count) filter (where ${becomesBill}), 0)::bigint as lines,
  coalesce(sum(r.previous_balance_cents) filter (where ${becomesBill}), 0)::bigint as "previousBalanceCents",
  coalesce(sum(r.payments_cents) filter (where ${becomesBill}), 0)::bigint as "paymentsCents",
  coalesce(sum(r.adjustments_cents) filter (where ${becomesBill}), 0)::bigint as "adjustmentsCents",
  coalesce(sum(r.charges_cents) filter (where ${becomesBill}), 0)::bigint as "chargesCents",
  coalesce(sum(r.total_due_cents) filter (where ${becomesBill}), 0)::bigint as "totalDueCents",
  coalesce(sum(${before}) filter (where ${becomesBill}), 0)::bigint as "lastChargesCents"`

export const noTotals: RunTotals = {
  accounts: 0,
  held: 0,
  bills: 0,
  lines: 0,
  previousBalanceCents: 0,
  paymentsCents: 0,
  adjustmentsCents: 0,
  chargesCents: 0,
  totalDueCents: 0,
  lastChargesCents: 0,
}

/** The sums of the registers of runs. A run without a register is not in the answer. */
export async function totalsOf(work: Work, runIds: readonly number[]): Promise<Map<number, RunTotals>> {
  const { rows } = await sql<RunTotals & { run: number }>`
    select r.run_id as run, ${totalColumns(sql`r.last_charges_cents`)} from register_bill r
    where r.run_id = any(${runIds}::bigint[]) group by r.run_id`.execute(work.db)
  return new Map(rows.map(({ run, ...totals }) => [run, totals]))
}

/** How many exceptions of each run still need a person. What is only a note needs nobody, nor does an account that is held. */
export async function undecidedOf(work: Work, runIds: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ run: number; undecided: number }>`
    select e.run_id as run, count(*) as undecided
    from run_exception e join register_bill r on r.run_id = e.run_id and r.account_id = e.account_id
    where e.run_id = any(${runIds}::bigint[]) and e.severity <> 'note' and e.decision is null and not r.held
    group by e.run_id`.execute(work.db)
  return new Map(rows.map(({ run, undecided }) => [run, undecided]))
}
