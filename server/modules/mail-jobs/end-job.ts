import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { refuseDifferences } from './approve-proof.ts'
import { beforeMailed } from './job-rules.ts'
import { jobName, jobShown, type JobShown, lockJob, noteStep, setState } from './mail-job-rows.ts'
import { stopUploads } from './upload-rows.ts'

/** Closes a job that was mailed and whose counts all come to the same. */
export async function reconcileJob(
  work: Work,
  { params: { jobId }, body: { note } }: ReceivedBy<typeof mailJobs.reconcile>,
): Promise<JobShown> {
  const job = await lockJob(work, jobId, ['statement-received'])
  await refuseDifferences(work, job)
  if (!note) await refuseUnexplained(work, jobId)
  await setState(work, jobId, 'reconciled')
  await noteStep(work, jobId, { step: 'reconciled', note })
  await recordCommand(work, {
    command: 'reconcile-mail-job',
    subject: jobName(jobId),
    changes: {},
    reason: note,
  })
  return jobShown(work, jobId)
}

/** Refuses a statement whose postage is not what the sort comes to. */
async function refuseUnexplained(work: Work, jobId: number): Promise<void> {
  const { steps, expectedPostageCents: expectedCents } = await jobShown(work, jobId)
  const statementCents = steps.findLast(({ step }) => step === 'statement')?.postageCents ?? null
  if (expectedCents !== null && statementCents !== null && statementCents !== expectedCents)
    refuse('MAIL_POSTAGE_UNEXPLAINED', { statementCents, expectedCents })
}

/** Gives up a job that is not mailed: its run can have another. */
export async function dropJob(
  work: Work,
  { params: { jobId }, body: { reason } }: ReceivedBy<typeof mailJobs.drop>,
): Promise<JobShown> {
  await lockJob(work, jobId, ['making', ...beforeMailed])
  await stopUploads(work, jobId, `${work.actor.name} gave the job up.`)
  await setState(work, jobId, 'dropped')
  await noteStep(work, jobId, { step: 'dropped', note: reason })
  await recordCommand(work, { command: 'drop-mail-job', subject: jobName(jobId), changes: {}, reason })
  return jobShown(work, jobId)
}
