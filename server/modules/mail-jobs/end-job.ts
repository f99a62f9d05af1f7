import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { refuseDifferences } from './approve-proof.ts'
import { beforeMailed } from './job-rules.ts'
import { jobName, jobShown, type JobShown, lockJob, noteStep, setState } from './mail-job-rows.ts'
import { refuseOld } from './make-job.ts'

/** Records that a package went to the mail house. Refuses data that are too old by now. */
export async function sendJob(
  work: Work,
  { params: { jobId }, body: { reference } }: ReceivedBy<typeof mailJobs.send>,
): Promise<JobShown> {
  const job = await lockJob(work, jobId, ['ready'])
  if (job.kind === 'in-house') await lockJob(work, jobId, [])
  refuseOld(job.data_as_of, job.data_hours)
  await work.db
    .updateTable('mail_job')
    .set({ state: 'sent', sent_by_key: keyOf(work.actor) })
    .where('id', '=', jobId)
    .execute()
  await noteStep(work, jobId, { step: 'sent', reference })
  await recordCommand(work, {
    command: 'send-mail-job',
    subject: jobName(jobId),
    changes: { packageSha256: job.package_sha256, reference },
  })
  return jobShown(work, jobId)
}

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
  await setState(work, jobId, 'dropped')
  await noteStep(work, jobId, { step: 'dropped', note: reason })
  await recordCommand(work, { command: 'drop-mail-job', subject: jobName(jobId), changes: {}, reason })
  return jobShown(work, jobId)
}
