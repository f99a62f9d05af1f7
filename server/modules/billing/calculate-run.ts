import { sql } from 'kysely'
import { countAnew, setWise } from '#database/set-wise'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { beforeRelease, type BillRun, findRun, instant, keyOf, lockRun, runName } from './bill-run.ts'
import type { Calculation } from './calculate-chunk.ts'
import { passGates } from './gate.ts'
import { markPeers } from './mark-peers.ts'
import { type Extent, inScope, planChunks } from './plan-chunks.ts'
import { idsOfAccounts } from './run-accounts.ts'

export type AskedCalculation = {
  readonly runId: number
  readonly what: 'all' | 'changed' | 'chosen'
  readonly accountNumbers?: readonly string[] | undefined
}

/** The job that calculates: so many are asked for, that several workers can take part. */
export const calculateJob = 'calculate-run'
const workersAtMost = 4

/**
 * Plans a calculation and asks for it: all of a run, what changed since the last one, or chosen accounts. Refused while one is
 * under way, unless it stopped at a failure; chosen accounts need a register they can be part of.
 */
export async function calculateRun(work: Work, asked: AskedCalculation): Promise<BillRun> {
  const run = await lockRun(work, asked.runId, beforeRelease)
  const { state } = run
  if (state === 'calculating' && run.failure === null)
    refuse('RUN_NOT_IN_STATE', { state, needed: beforeRelease.filter((one) => one !== 'calculating') })
  if (asked.what === 'chosen' && state !== 'calculated' && state !== 'in_review')
    refuse('RUN_NOT_IN_STATE', { state, needed: ['calculated', 'in_review'] })
  await passGates(work, run, 'calculate')
  const chunks = await planChunks(work, run, await extentOf(work, run, asked))
  const calculation = run.calculation + 1
  await work.db
    .updateTable('bill_run')
    .set({
      state: 'calculating',
      calculation,
      failure: null,
      calculated_by: work.actor.name,
      calculated_by_key: keyOf(work.actor),
      calculated_at: null,
      data_as_of: instant(),
      // A register that is made anew is looked at anew; one that was mended stays where it was.
      ...(asked.what === 'all' && { review_started_at: null }),
    })
    .where('id', '=', run.id)
    .execute()
  const { runId, ...changes } = asked
  await recordCommand(work, { command: 'calculate-run', subject: runName(runId), changes })
  for (let worker = 0; worker < Math.min(Math.max(chunks, 1), workersAtMost); worker++)
    await work.later(calculateJob, {
      ...({ runId: run.id, calculation } satisfies Calculation),
      large: chunks > 1,
    })
  return findRun(work, run.id)
}

async function extentOf(
  work: Work,
  run: BillRun,
  { what, accountNumbers }: AskedCalculation,
): Promise<Extent> {
  if (what !== 'chosen') {
    if (accountNumbers)
      refuse('RUN_SCOPE_INVALID', { needed: 'no accounts, unless chosen ones are calculated' })
    return { what }
  }
  if (!accountNumbers) return refuse('RUN_SCOPE_INVALID', { needed: 'the accounts to calculate' })
  const accounts = await idsOfAccounts(work, accountNumbers)
  const { rows } = await sql<{ id: number }>`
    select a.id from account a
    where a.id = any(${accounts.map(({ id }) => id)}::bigint[]) and ${inScope(run)}`.execute(work.db)
  const within = new Set(rows.map(({ id }) => id))
  const others = accounts.filter(({ id }) => !within.has(id)).map(({ number }) => number)
  if (others.length > 0) refuse('ACCOUNTS_NOT_OF_RUN', { accountNumbers: others })
  return { what, accountIds: [...within] }
}

/**
 * Ends a calculation when its last chunk is done: bills are compared with their peers, and the register can be reviewed. Asked
 * after every chunk's worker; only the one that comes last finds nothing waiting.
 */
export async function finishCalculation(work: Work, { runId, calculation }: Calculation): Promise<void> {
  const run = await work.db
    .selectFrom('bill_run')
    .selectAll()
    .where('id', '=', runId)
    .where('state', '=', 'calculating')
    .where('calculation', '=', calculation)
    .forUpdate()
    .executeTakeFirst()
  if (!run || (await isWaiting(work, runId))) return
  const columns = ['run_id', 'account_id']
  await countAnew(work, { register_bill: columns, register_line: columns, run_exception: columns })
  await setWise(work, () => markPeers(work, run))
  await work.db
    .updateTable('bill_run')
    .set({
      state: run.review_started_at === null ? 'calculated' : 'in_review',
      calculated_at: instant(),
      failure: null,
    })
    .where('id', '=', runId)
    .execute()
}

async function isWaiting(work: Work, runId: number): Promise<boolean> {
  const waiting = await work.db
    .selectFrom('run_chunk')
    .select('number')
    .where('run_id', '=', runId)
    .where('step', '=', 'rate')
    .where('state', '=', 'waiting')
    .limit(1)
    .executeTakeFirst()
  return waiting !== undefined
}
