import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import type { StoredInsert, WholeInsert } from './insert-rows.ts'
import { insertsFor, whoGets, type BillInserts } from './inserts-of-run.ts'

type RunOfInsert = WholeInsert['runs'][number]

/** Runs whose bills may bear an insert, by the days of their bills. */
async function candidateRuns({ db }: Work, insert: StoredInsert): Promise<number[]> {
  if (insert.way !== 'with-bills') return []
  const { rows } = await sql<{ id: number }>`
    select id from bill_run where state <> 'voided' and calculated_at is not null
      and bill_on >= ${insert.from_on} and bill_on < ${insert.until_on} order by bill_on, id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Which bills of which runs bear an insert. */
export async function billsWith(
  work: Work,
  insert: StoredInsert,
): Promise<(Omit<RunOfInsert, 'pieces'> & { readonly bills: readonly BillInserts[] })[]> {
  const runs = []
  for (const id of await candidateRuns(work, insert)) {
    const run = await findRun(work, id)
    const own = (await insertsFor(work, run)).filter(({ insertId }) => insertId === insert.id)
    if (own.length === 0) continue
    const bills = await whoGets(work, id, own)
    runs.push({ runId: id, cycle: run.cycle, billOn: run.bill_on.toString(), state: run.state, bills })
  }
  return runs
}

/** The same with how many there are. */
export const runsOfInsert = async (work: Work, insert: StoredInsert): Promise<RunOfInsert[]> =>
  (await billsWith(work, insert)).map(({ bills, ...run }) => ({ ...run, pieces: bills.length }))
