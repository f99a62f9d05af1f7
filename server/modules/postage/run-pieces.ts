import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { becomesBill } from '../billing/run-totals.ts'

/** How many envelopes a document fills, as `bills/sending.ts` reads it: the payer's, where it goes on paper, and the copy for the owner. */
const envelopes = sql`case when coalesce(document->'suppressed', 'null') <> 'null' then 0 else
  (case when document->>'billBy' in ('paper', 'both') or (document->>'billBy' = 'email' and document->>'email' is null) then 1 else 0 end)
  + (case when coalesce(document->'ownerCopyTo', 'null') <> 'null' then 1 else 0 end) end`

/** How many pieces a run puts into the mail: of its bills, or of its register as long as there are none. */
export async function piecesToMail({ db }: Work, runId: number): Promise<number> {
  const { rows } = await sql<{ bills: number; billed: number }>`
    select count(*) as bills, coalesce(sum(${envelopes}), 0)::bigint as billed from bill where run_id = ${runId}`.execute(
    db,
  )
  const { bills, billed } = rows[0]!
  if (bills > 0) return billed
  const { rows: register } = await sql<{ pieces: number }>`
    select coalesce(sum(${envelopes}), 0)::bigint as pieces from register_bill r where r.run_id = ${runId} and ${becomesBill}`.execute(
    db,
  )
  return register[0]!.pieces
}

/** Of each cycle its newest run whose bills were posted. */
export async function lastRuns({ db }: Work): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ cycle: string; runId: number }>`
    select distinct on (cycle) cycle, id as "runId" from bill_run
    where kind = 'cycle' and state in ('posted', 'produced', 'mailed', 'closed')
    order by cycle, period_from desc, id desc`.execute(db)
  return new Map(rows.map(({ cycle, runId }) => [cycle, runId]))
}
