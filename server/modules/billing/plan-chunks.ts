import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'

/** About how many accounts one worker takes at a time: a killed worker costs no more than these. */
const accountsPerChunk = 2500

/** Which accounts belong to a run, as a condition on `account a`: one place says it, so that all agree. */
export function inScope(run: BillRun) {
  const cycle = sql<boolean>`a.cycle = ${run.cycle} and a.opened_on < ${run.period_until}::date`
  // A closed account is billed once more, for the days up to its end. That bill is its final one. One that closed long ago and
  // was never billed or paid came into the books for its history alone; one that began at the desk is always billed.
  const unsettled = sql<boolean>`(a.closed_on is null or (
    not exists (select from bill b where b.account_id = a.id and b.is_final and b.period_until >= a.closed_on)
    and (a.closed_on > ${run.period_from}::date - make_interval(months => ${run.months}::int)
      or exists (select from entry e where e.account_id = a.id)
      or exists (select from billed_from f where f.account_id = a.id))))`
  switch (run.kind) {
    case 'cycle':
      return sql<boolean>`${cycle} and ${unsettled}`
    case 'finals':
      return sql<boolean>`${cycle} and ${unsettled} and a.closed_on <= ${run.period_until}::date`
    default:
      return sql<boolean>`a.id = any(${(run.scope as { accountIds: number[] }).accountIds}::bigint[])`
  }
}

/** What a calculation covers: every account of the run, those whose facts changed, or chosen ones. */
export type Extent =
  | { readonly what: 'all' | 'changed' }
  | { readonly what: 'chosen'; readonly accountIds: readonly number[] }

/**
 * Plans a calculation as chunks of accounts in their order, in one statement, in place of those of the calculation
 * before. Answers how many chunks there are.
 */
export async function planChunks(
  work: Work,
  run: BillRun,
  extent: Extent,
  size: number = accountsPerChunk,
): Promise<number> {
  await work.db.deleteFrom('run_chunk').where('run_id', '=', run.id).where('step', '=', 'rate').execute()
  if (extent.what === 'chosen') return planChosen(work, run, extent.accountIds)
  const { rows } = await sql<{ number: number }>`
    insert into run_chunk (run_id, number, step, first_account_id, last_account_id, accounts, only_changed)
    select ${run.id}, number, 'rate', min(id), max(id), count(*), ${extent.what === 'changed'}
    from (select a.id, (row_number() over (order by a.id) - 1) / ${size}::bigint + 1 as number
      from account a where ${inScope(run)}) numbered
    group by number
    returning number`.execute(work.db)
  await dropOutsiders(work, run)
  return rows.length
}

async function planChosen(work: Work, run: BillRun, accountIds: readonly number[]): Promise<number> {
  const inOrder = accountIds.toSorted((a, b) => a - b)
  const chunks = Array.from({ length: Math.ceil(inOrder.length / accountsPerChunk) }, (_, index) =>
    inOrder.slice(index * accountsPerChunk, (index + 1) * accountsPerChunk),
  )
  if (chunks.length === 0) return 0
  await work.db
    .insertInto('run_chunk')
    .values(
      chunks.map((ids, index) => ({
        run_id: run.id,
        number: index + 1,
        step: 'rate',
        first_account_id: ids[0]!,
        last_account_id: ids.at(-1)!,
        accounts: ids.length,
        chosen: JSON.stringify(ids),
      })),
    )
    .execute()
  return chunks.length
}

/** Takes accounts off the register that were on it and no longer belong to the run. */
async function dropOutsiders(work: Work, run: BillRun): Promise<void> {
  for (const table of ['register_line', 'run_exception', 'register_bill'])
    await sql`delete from ${sql.table(table)} r where r.run_id = ${run.id}
      and not exists (select from account a where a.id = r.account_id and ${inScope(run)})`.execute(work.db)
}
