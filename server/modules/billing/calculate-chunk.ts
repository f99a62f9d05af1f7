import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { Work } from '#kernel/work'
import { billAccount, fingerprintOf } from './bill-account.ts'
import { type BillRun, instant, keyOf } from './bill-run.ts'
import { inScope } from './plan-chunks.ts'
import { readFacts } from './read-facts.ts'
import { readRunFacts } from './run-facts.ts'
import { type RegisterEntry, writeRegister } from './write-register.ts'

/** A calculation that was asked for: work of an earlier one counts no more. */
export type Calculation = { readonly runId: number; readonly calculation: number }

type Chunk = Selectable<Database['run_chunk']>

/**
 * Calculates the next chunk of a run that nobody is working on, in this one transaction: its rows are written and it is done, or
 * neither. Answers whether there was one. A worker of an earlier calculation finds none.
 */
export async function calculateChunk(work: Work, asked: Calculation): Promise<boolean> {
  const run = await work.db
    .selectFrom('bill_run')
    .selectAll()
    .where('id', '=', asked.runId)
    .where('state', '=', 'calculating')
    .where('calculation', '=', asked.calculation)
    // Nobody gives the run up, or calculates it anew, while its rows are being written.
    .forShare()
    .executeTakeFirst()
  const chunk = run && (await claimChunk(work, run.id))
  if (!run || !chunk) return false
  await writeRegister(work, run.id, await makeBills(work, run, chunk))
  await work.db
    .updateTable('run_chunk')
    .set({ state: 'done', done_at: instant(), done_by: keyOf(work.actor) })
    .where('run_id', '=', run.id)
    .where('step', '=', 'rate')
    .where('number', '=', chunk.number)
    .execute()
  return true
}

const claimChunk = (work: Work, runId: number): Promise<Chunk | undefined> =>
  work.db
    .selectFrom('run_chunk')
    .selectAll()
    .where('run_id', '=', runId)
    .where('step', '=', 'rate')
    .where('state', '=', 'waiting')
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** How many bills are made before others of this process have their turn. */
const atOnce = 100

async function makeBills(work: Work, run: BillRun, chunk: Chunk): Promise<RegisterEntry[]> {
  const runFacts = await readRunFacts(work, run)
  const known = await knownRows(work, run.id, chunk)
  const made: RegisterEntry[] = []
  for (const [index, facts] of (await readFacts(work, run, await accountsOf(work, run, chunk))).entries()) {
    const before = known.get(facts.accountId)
    if (chunk.only_changed && before?.fingerprint === fingerprintOf(runFacts, facts)) continue
    made.push({ ...billAccount(runFacts, facts), held: before?.held ?? false })
    if (index % atOnce === 0) await setImmediate()
  }
  return made
}

async function accountsOf(work: Work, run: BillRun, chunk: Chunk): Promise<readonly number[]> {
  if (chunk.chosen !== null) return chunk.chosen as number[]
  const { rows } = await sql<{ id: number }>`
    select a.id from account a
    where a.id between ${chunk.first_account_id} and ${chunk.last_account_id} and ${inScope(run)}
    order by a.id`.execute(work.db)
  return rows.map(({ id }) => id)
}

async function knownRows(
  work: Work,
  runId: number,
  { first_account_id, last_account_id }: Chunk,
): Promise<Map<number, { fingerprint: string; held: boolean }>> {
  const rows = await work.db
    .selectFrom('register_bill')
    .select(['account_id', 'fingerprint', 'held'])
    .where('run_id', '=', runId)
    .where('account_id', '>=', first_account_id)
    .where('account_id', '<=', last_account_id)
    .execute()
  return new Map(rows.map(({ account_id, ...row }) => [account_id, row]))
}
