import { sql } from 'kysely'
import { setWise } from '#database/set-wise'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { chartOfAccounts } from '../ledger/ledger-queries.ts'
import { refuseBeyondAuthority } from '../staff/delegated-authority.ts'
import { type BillRun, findRun, instant, keyOf, lockRun, runName } from './bill-run.ts'
import { passGates } from './gate.ts'
import { mayReleaseAlone } from './release-alone.ts'
import { registerHash } from './register-hash.ts'
import { becomesBill, totalsOf } from './run-totals.ts'

type Signed = { readonly runId: number; readonly note?: string | undefined }

/**
 * Releases a reviewed register: a second person signs it, and its hash is fixed. Refuses whoever opened or calculated the run,
 * a run before which a gate is red, a register without a bill, and charges for a ledger account the city has not.
 */
export async function releaseRun(work: Work, { runId, note }: Signed): Promise<BillRun> {
  const run = await lockRun(work, runId, ['in_review'])
  const preparedBy = await preparerLike(work, run)
  const alone = preparedBy === null ? null : await mayReleaseAlone(work, run)
  if (preparedBy !== null && !alone) refuse('OWN_RUN_NOT_RELEASED', { preparedBy })
  await passGates(work, run, 'release')
  const totals = (await totalsOf(work, [runId])).get(runId)
  if (!totals || totals.bills === 0) return refuse('RUN_HAS_NO_BILLS', {})
  refuseBeyondAuthority(work, totals.chargesCents)
  await setWise(work, () => refuseUnknownLedgerAccounts(work, runId))
  const hash = await registerHash(work, runId)
  await work.db
    .updateTable('bill_run')
    .set({
      state: 'approved',
      released_by: work.actor.name,
      released_at: instant(),
      register_hash: hash,
      documents: await documentsNow(work),
      failure: null,
    })
    .where('id', '=', runId)
    .execute()
  const changes = {
    registerHash: hash,
    bills: totals.bills,
    chargesCents: totals.chargesCents,
    ...(alone && { releasedAloneBy: alone.citation }),
  }
  await recordCommand(work, {
    command: 'release-run',
    subject: runName(runId),
    changes,
    reason: note ?? null,
  })
  return findRun(work, runId)
}

/**
 * The name of the preparer when the person at work is one of those who opened or calculated the run, else null. Whoever works under
 * another's authority has no more of it than the other: what the giver prepared, the giver cannot have released.
 */
export async function preparerLike({ db, actor }: Work, run: BillRun): Promise<string | null> {
  const keys = [keyOf(actor), actor.delegation?.giver.userId]
  if (keys.includes(run.opened_by_key)) return run.opened_by
  if (run.calculated_by_key !== null && keys.includes(run.calculated_by_key)) return run.calculated_by
  const earlier = await db
    .selectFrom('command_record')
    .select('actor_name')
    .where('subject', '=', runName(run.id))
    .where('command', '=', 'calculate-run')
    .where((by) =>
      by.or([
        by.and([by('actor_name', '=', actor.name), by('actor_user', 'is not distinct from', actor.userId)]),
        by('actor_user', '=', actor.delegation?.giver.userId ?? null),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return earlier?.actor_name ?? null
}

async function refuseUnknownLedgerAccounts(work: Work, runId: number): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select distinct l.gl_code as code from register_line l
    join register_bill r on r.run_id = l.run_id and r.account_id = l.account_id
    where l.run_id = ${runId} and ${becomesBill} and l.amount_cents <> 0
      and not exists (select from ledger_account g where g.code = l.gl_code)
    order by 1`.execute(work.db)
  const codes = rows.map(({ code }) => code)
  const chart = await chartOfAccounts(work)
  if (!chart.some(({ kind }) => kind === 'receivable')) codes.push('receivable')
  if (codes.length > 0) refuse('LEDGER_ACCOUNT_NOT_FOUND', { codes })
}

/** Which version of each of the city's documents is in force: the bills show these, however often they are printed. */
export async function documentsNow({ db }: Work): Promise<string> {
  const { rows } = await sql<{ part: string; id: number }>`
    select part, max(id) as id from city_document group by part order by part`.execute(db)
  return JSON.stringify(Object.fromEntries(rows.map(({ part, id }) => [part, id])))
}

/** Takes a release back, until the run is posted: the register is in review again, and may be mended. */
export async function unreleaseRun(
  work: Work,
  { runId, note }: Signed & { readonly note: string },
): Promise<BillRun> {
  const run = await lockRun(work, runId, ['approved'])
  await work.db
    .updateTable('bill_run')
    .set({ state: 'in_review', released_by: null, released_at: null, register_hash: null, failure: null })
    .where('id', '=', runId)
    .execute()
  const changes = { registerHash: { before: run.register_hash, after: null }, releasedBy: run.released_by }
  await recordCommand(work, { command: 'unrelease-run', subject: runName(runId), changes, reason: note })
  return findRun(work, runId)
}
