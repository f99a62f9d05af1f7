import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { type BillRun, findRun, instant, lockRun, runName } from './bill-run.ts'
import { drawForReview } from './draw-sample.ts'
import { passGates } from './gate.ts'

/** Starts the review of a calculated register, and draws the bills of it that a person looks at one by one. */
export async function reviewRun(work: Work, runId: number): Promise<BillRun> {
  const run = await lockRun(work, runId, ['calculated'])
  await passGates(work, run, 'review')
  await work.db
    .updateTable('bill_run')
    .set({ state: 'in_review', review_started_at: instant() })
    .where('id', '=', run.id)
    .execute()
  await drawForReview(work, run)
  await recordCommand(work, {
    command: 'review-run',
    subject: runName(runId),
    changes: { state: 'in_review' },
  })
  return findRun(work, runId)
}
