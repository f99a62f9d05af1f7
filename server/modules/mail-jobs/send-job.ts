import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { refuseOld } from './make-job.ts'
import { jobName, type JobRow, jobShown, type JobShown, lockJob, noteStep } from './mail-job-rows.ts'
import { stopUploads } from './upload-rows.ts'

/** Records that a person brought a package to the mail house. Refuses data that are too old by now, and a package that is going there by SFTP. */
export async function sendJob(
  work: Work,
  { params: { jobId }, body: { reference } }: ReceivedBy<typeof mailJobs.send>,
): Promise<JobShown> {
  const job = await jobToSend(work, jobId)
  await stopUploads(work, jobId, `${work.actor.name} entered that it was sent otherwise.`)
  await noteSent(work, job, { by: work.actor.name, byKey: keyOf(work.actor), reference })
  return jobShown(work, jobId)
}

/** The job, held, where its package may go to the mail house now. */
export async function jobToSend(work: Work, jobId: number): Promise<JobRow> {
  const job = await lockJob(work, jobId, ['ready'])
  if (job.kind === 'in-house') await lockJob(work, jobId, [])
  refuseOld(job.data_as_of, job.data_hours)
  return job
}

type Sent = {
  /** Who sent it, or asked for it: another person approves its proof. */
  readonly by: string
  readonly byKey: string
  readonly reference: string | null
  /** How it went, where it was not brought there. */
  readonly how?: { readonly note: string; readonly destination: string; readonly fileName: string }
}

/** The package is at the mail house: the job waits for its proof from now on. */
export async function noteSent(work: Work, job: JobRow, { by, byKey, reference, how }: Sent): Promise<void> {
  await work.db
    .updateTable('mail_job')
    .set({ state: 'sent', sent_by_key: byKey })
    .where('id', '=', job.id)
    .execute()
  await noteStep(work, job.id, { step: 'sent', reference, by, note: how?.note ?? null })
  await recordCommand(work, {
    command: 'send-mail-job',
    subject: jobName(job.id),
    changes: {
      packageSha256: job.package_sha256,
      reference,
      ...(how && { bySftpTo: how.destination, fileName: how.fileName, askedBy: by }),
    },
  })
}
