import type { autopay } from '@cartwright/api/autopay'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { effectiveDayFor } from '../bank-files/banking-days.ts'
import { autopayRule } from '../policies/autopay-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type AchRunShown, achRun, lockAchRun } from './ach-run-rows.ts'
import { autopayNight } from './autopay-night.ts'
import type { BankVault } from './bank-vault.ts'
import { beginWaiting, sendAgain } from './prenotes.ts'

/**
 * Cancels a run whose file nobody took to the bank, released or not: what it would have drawn is looked for again by the next, and prenotes wait to be sent
 * again. The run is held, so that of two, one who takes the file and one who cancels it, the second is refused. Refuses a file that was taken.
 */
export async function cancelRun(
  work: Work,
  { params: { runId }, body: { reason } }: ReceivedBy<typeof autopay.cancel>,
): Promise<AchRunShown> {
  const run = await lockAchRun(work, runId, ['prepared', 'released'])
  if (run.takenBy !== null) refuse('ACH_FILE_TAKEN', { by: run.takenBy, on: run.takenOn ?? '' })
  await work.db
    .updateTable('ach_run')
    .set({
      state: 'cancelled',
      // The file is for nobody any more: it holds whole bank numbers.
      sealed_file: null,
      ended_by: work.actor.name,
      ended_on: work.today,
      ended_reason: reason,
    })
    .where('id', '=', runId)
    .execute()
  if (run.kind === 'prenote') await sendAgain(work, runId)
  await recordCommand(work, {
    command: 'cancel-bank-run',
    subject: `bank run ${runId}`,
    changes: { kind: run.kind, drawOn: run.drawOn, entries: run.entries, amountCents: run.amountCents },
    reason,
  })
  return achRun(work, runId)
}

/**
 * Gives the file of a run to whoever takes it to the bank, and writes down who did: from then on its day counts, and one that is taken late is posted at
 * once. A second time only with a reason, for a file that is sent twice is drawn twice.
 */
export async function takeFile(
  work: Work,
  vault: BankVault,
  { params: { runId }, body: { reason } }: ReceivedBy<typeof autopay.take>,
): Promise<{ name: string; bytes: Uint8Array; sha256: string }> {
  const run = await lockAchRun(work, runId, ['released', 'posted'])
  if (run.takenBy !== null && !reason) refuse('ACH_FILE_TAKEN', { by: run.takenBy, on: run.takenOn ?? '' })
  const stored = await work.db
    .selectFrom('ach_run')
    .select(['sealed_file', 'taken_times'])
    .where('id', '=', runId)
    .executeTakeFirstOrThrow()
  const text = vault.open(stored.sealed_file ?? '')
  await work.db
    .updateTable('ach_run')
    .set({ taken_by: work.actor.name, taken_on: work.today, taken_times: stored.taken_times + 1 })
    .where('id', '=', runId)
    .execute()
  await recordCommand(work, {
    command: 'take-bank-file',
    subject: `bank run ${runId}`,
    changes: { fileName: run.fileName, sha256: run.sha256, times: stored.taken_times + 1 },
    ...(reason && { reason }),
  })
  await countFromToday(work, run)
  return {
    name: run.fileName ?? '',
    bytes: new Uint8Array(Buffer.from(text, 'latin1')),
    sha256: run.sha256 ?? '',
  }
}

/** What is taken on its day or after is posted at once; prenotes that are taken too late wait their banking days anew. */
async function countFromToday(work: Work, run: AchRunShown): Promise<void> {
  const drawOn = PlainDate.from(run.drawOn)
  if (run.state !== 'released' || isBefore(work.today, drawOn)) return
  const rule = autopayRule(await policiesFor(work), work.today)
  if (run.kind === 'prenote' && run.takenBy === null && isBefore(drawOn, work.today) && rule)
    await beginWaiting(work, { runId: run.runId, settlesOn: effectiveDayFor(work.today), rule })
  await work.later(autopayNight, {})
}
