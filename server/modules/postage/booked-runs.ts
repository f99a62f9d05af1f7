import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** Of some runs, those whose postage is booked, with what was. */
export async function bookedRuns(
  { db }: Work,
  runIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (runIds.length === 0) return new Map()
  const { rows } = await sql<{ runId: number; cents: number }>`
    select e.run_id as "runId", sum(e.amount_cents)::bigint as cents from postage_entry e
    where e.kind = 'use' and e.run_id = any(${runIds}::bigint[])
      and not exists (select from postage_entry r where r.reverses_id = e.id) group by e.run_id`.execute(db)
  return new Map(rows.map(({ runId, cents }) => [runId, cents]))
}

/** Runs that were posted and whose mailing still has to be paid, other than one: whoever prints the next leaves them their postage. */
export async function unpaidRuns({ db }: Work, but: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from bill_run r where r.state = 'produced' and r.id <> ${but}
      and not exists (select from postage_entry e where e.run_id = r.id and e.kind = 'use'
        and not exists (select from postage_entry b where b.reverses_id = e.id)) order by r.id limit 20`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
