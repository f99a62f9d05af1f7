import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { instant, lockRun, runName } from './bill-run.ts'
import { type DecidedRun, whileDeciding } from './decide-exceptions.ts'
import { idsOfAccounts } from './run-accounts.ts'

type Named = { readonly runId: number; readonly accountNumbers: readonly string[] }

/**
 * Holds accounts out of a run: they get no bill from it, and the next run bills their days too. All their exceptions are
 * decided by that. Accounts that are held already stay so and are not counted.
 */
export async function holdAccounts(work: Work, held: Named & { readonly note: string }): Promise<DecidedRun> {
  const run = await lockRun(work, held.runId, whileDeciding)
  const ids = await idsOnRegister(work, held)
  const changed = await setHeld(work, held.runId, ids, true)
  await sql`
    update run_exception set decision = 'held', decided_by = ${work.actor.name}, decided_at = ${instant()}, note = ${held.note}
    where run_id = ${held.runId} and account_id = any(${changed}::bigint[])`.execute(work.db)
  await recordCommand(work, {
    command: 'hold-accounts',
    subject: runName(held.runId),
    changes: { accounts: changed.length, accountNumbers: held.accountNumbers },
    reason: held.note,
  })
  return { accounts: changed.length, run }
}

/** Takes held accounts back into a run. Their exceptions are open again, also those that had been accepted before. */
export async function unholdAccounts(work: Work, named: Named): Promise<DecidedRun> {
  const run = await lockRun(work, named.runId, whileDeciding)
  const ids = await idsOnRegister(work, named)
  const changed = await setHeld(work, named.runId, ids, false)
  await sql`
    update run_exception set decision = null, decided_by = null, decided_at = null, note = null
    where run_id = ${named.runId} and account_id = any(${changed}::bigint[])`.execute(work.db)
  await recordCommand(work, {
    command: 'unhold-accounts',
    subject: runName(named.runId),
    changes: { accounts: changed.length, accountNumbers: named.accountNumbers },
  })
  return { accounts: changed.length, run }
}

async function idsOnRegister(work: Work, { runId, accountNumbers }: Named): Promise<number[]> {
  const accounts = await idsOfAccounts(work, accountNumbers)
  const ids = accounts.map(({ id }) => id)
  const { rows } = await sql<{ id: number }>`
    select account_id as id from register_bill
    where run_id = ${runId} and account_id = any(${ids}::bigint[])`.execute(work.db)
  const known = new Set(rows.map(({ id }) => id))
  const others = accounts.filter(({ id }) => !known.has(id)).map(({ number }) => number)
  if (others.length > 0) refuse('ACCOUNTS_NOT_OF_RUN', { accountNumbers: others })
  return ids
}

async function setHeld(work: Work, runId: number, ids: readonly number[], held: boolean): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update register_bill set held = ${held}
    where run_id = ${runId} and account_id = any(${ids}::bigint[]) and held <> ${held}
    returning account_id as id`.execute(work.db)
  return rows.map(({ id }) => id)
}
