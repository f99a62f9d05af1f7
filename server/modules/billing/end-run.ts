import type { GatedStep } from '#kernel/gate'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type BillRun, findRun, lockRun, type RunState, runName } from './bill-run.ts'
import { passGates } from './gate.ts'

/** Gives up a run that is not posted. Its register stays to be looked at; a new run of the period can be opened. */
export const voidRun = (work: Work, { runId, note }: { runId: number; note: string }): Promise<BillRun> =>
  moveOn(work, runId, {
    from: ['open', 'calculating', 'calculated', 'in_review', 'approved'],
    to: 'voided',
    command: 'void-run',
    reason: note,
  })

/** Says that the print files of a run are made. A run whose files are made again stays where it is. */
export async function markProduced(work: Work, runId: number): Promise<BillRun> {
  const run = await lockRun(work, runId, ['posted', 'produced', 'mailed', 'closed'])
  if (run.state !== 'posted') return run
  return moveOn(work, runId, { from: ['posted'], to: 'produced', command: 'produce-run' })
}

/** Says that the bills of a run are in the mail. */
export const mailRun = (work: Work, runId: number): Promise<BillRun> =>
  moveOn(work, runId, { from: ['produced'], to: 'mailed', command: 'mail-run', gated: 'mail' })

/** Closes a mailed run. */
export const closeRun = (work: Work, runId: number): Promise<BillRun> =>
  moveOn(work, runId, { from: ['mailed'], to: 'closed', command: 'close-run', gated: 'close' })

type Move = {
  readonly from: readonly RunState[]
  readonly to: RunState
  readonly command: string
  readonly reason?: string
  /** The step, when gates stand before it. */
  readonly gated?: GatedStep
}

async function moveOn(
  work: Work,
  runId: number,
  { from, to, command, reason, gated }: Move,
): Promise<BillRun> {
  const run = await lockRun(work, runId, from)
  if (gated) await passGates(work, run, gated)
  await work.db.updateTable('bill_run').set({ state: to }).where('id', '=', runId).execute()
  const changes = { state: { before: run.state, after: to } }
  await recordCommand(work, { command, subject: runName(runId), changes, reason: reason ?? null })
  return findRun(work, runId)
}
