import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'
import { becomesBill } from './run-totals.ts'

/** How many accounts are named. */
const named = 20

/**
 * Refuses a register whose accounts another run has billed since it was made: it would bill days and events again, and begin from a
 * balance that is no longer the last. Only runs that were posted about then or later are looked at: most often there is none.
 */
export async function refuseOvertaken(work: Work, run: BillRun): Promise<void> {
  if (run.data_as_of === null) return
  const { rows } = await sql<{ accountNumber: string; accounts: number }>`
    select r.account_number as "accountNumber", count(*) over () as accounts
    from bill_run other join bill b on b.run_id = other.id
    join register_bill r on r.run_id = ${run.id} and r.account_id = b.account_id and ${becomesBill}
    left join bill known on known.number = r.document->'last'->>'number'
    where other.id <> ${run.id} and other.posted_at > ${run.data_as_of}::timestamptz - interval '1 day'
      and b.id > coalesce(known.id, 0)
    order by r.account_id limit ${named}`.execute(work.db)
  const [first] = rows
  if (first)
    refuse('REGISTER_OVERTAKEN', {
      accounts: first.accounts,
      accountNumbers: rows.map(({ accountNumber }) => accountNumber),
    })
}
