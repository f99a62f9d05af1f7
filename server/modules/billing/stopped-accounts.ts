import { sql } from 'kysely'
import type { StoppedAccounts } from '@cartwright/api/review-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { becomesBill } from './run-totals.ts'

type Answer = z.output<typeof StoppedAccounts>

/** Bills `b` of an earlier run whose accounts `a` get none from this one; `r` is what its register says of them, if anything. */
const gone = (runId: number, against: number) => sql`
  bill b join account a on a.id = b.account_id left join register_bill r on r.run_id = ${runId} and r.account_id = b.account_id
  where b.run_id = ${against} and (r.account_id is null or not ${becomesBill})`

/** What accounts that get no bill now were charged in an earlier run, by class. */
export async function stoppedTotals(
  work: Work,
  runId: number,
  against: number,
): Promise<{ class: string; accounts: number; chargesCents: number }[]> {
  const { rows } = await sql<{ class: string; accounts: number; chargesCents: number }>`
    select a.class, count(*) as accounts, sum(b.charges_cents)::bigint as "chargesCents"
    from ${gone(runId, against)} group by a.class order by a.class`.execute(work.db)
  return rows
}

/** How many accounts are told by name. */
const told = 500

/** The accounts that had a bill in an earlier run and get none now, and why not: the largest charges first. */
export async function stoppedAccounts(work: Work, runId: number, against: number): Promise<Answer> {
  const totals = await stoppedTotals(work, runId, against)
  const { rows } = await sql<Answer['rows'][number]>`
    select a.number as "accountNumber", b.document->'payer'->>'name' as "payerName",
      b.document->'serviceAddress'->>'line' as "serviceAddress", a.class, b.charges_cents as "chargesCents",
      case when r.held then 'held' when a.closed_on is not null then 'closed' when r.account_id is null then 'not of this run'
        else 'nothing to bill' end as because
    from ${gone(runId, against)} order by abs(b.charges_cents) desc, a.id limit ${told}`.execute(work.db)
  return {
    accounts: totals.reduce((sum, { accounts }) => sum + accounts, 0),
    chargesCents: totals.reduce((sum, { chargesCents }) => sum + chargesCents, 0),
    rows,
  }
}
