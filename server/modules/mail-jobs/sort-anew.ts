import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { piecesToSort } from '../bills/print-pieces.ts'
import { type PrintFolder, printRun } from '../bills/print-run.ts'
import { leaveOut } from '../presort/left-out.ts'
import { neededSort } from '../presort/sort-of-run.ts'
import { loosenSort, sortRun } from '../presort/sort-run.ts'
import { beforeMailed } from './job-rules.ts'
import { jobName, lockJob, noteStep, setState } from './mail-job-rows.ts'
import { piecesOfBill, takeOut } from './pull-bill.ts'
import { stopUploads } from './upload-rows.ts'

/**
 * Gives a job up that is not mailed, sorts its run anew without the bills taken out of it and one more, and asks for its print files again: piece numbers and
 * barcodes are those of the new sort. The numbers used before stay used. Sent again, the job is given up already.
 */
export async function sortAnew(
  work: Work,
  { params: { jobId }, body: { billNumber, how, reason } }: ReceivedBy<typeof mailJobs.sortAnew>,
  { printFolder }: PrintFolder,
): Promise<SuccessOf<typeof mailJobs.sortAnew>> {
  const job = await lockJob(work, jobId, beforeMailed)
  const runId = job.run_id
  await neededSort(work, runId)
  await stopUploads(work, jobId, `${work.actor.name} had the run sorted anew.`)
  if (billNumber !== null)
    await takeOut(work, job, {
      billNumber,
      how,
      reason,
      pieces: await piecesOfBill(work, job, billNumber),
    })
  const billIds = await billsOut(work, jobId)
  await setState(work, jobId, 'dropped')
  await noteStep(work, jobId, { step: 'dropped', note: `Sorted anew: ${reason}` })
  await leaveOut(work, { runId, billIds, reason })
  await loosenSort(work, runId)
  await sortRun(work, { runId, pieces: () => piecesToSort(work, runId), anew: true })
  const printJobId = await printRun(work, { runId, fromPiece: 1, holds: 'run', printFolder })
  await recordCommand(work, {
    command: 'sort-mail-job-anew',
    subject: jobName(jobId),
    changes: { runId, printJob: printJobId, leftOut: billIds.length },
    reason,
  })
  const { pieces } = await neededSort(work, runId)
  return { runId, printJobId, pieces, leftOut: billIds.length }
}

/** The bills that were taken out of a job. */
async function billsOut({ db }: Work, jobId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('mail_job_pull')
    .select('bill_id')
    .distinct()
    .where('job_id', '=', jobId)
    .execute()
  return rows.map(({ bill_id }) => bill_id)
}
