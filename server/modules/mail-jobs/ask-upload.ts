import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { MailHouse } from '#kernel/mail-house'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { jobName, jobShown, type JobShown, lockJob, noteStep } from './mail-job-rows.ts'
import { jobToSend } from './send-job.ts'
import { triesAtMost, uploadName } from './upload-rules.ts'

/** The job that sends a package. */
export const uploadJobName = 'upload-mail-package'

/**
 * Asks for the package of a job to go to the mail house by SFTP, behind the request. One that is on its way there, or is there, is left so. One that failed is
 * tried again: whoever asks again after a try that may have arrived says by it that it did not.
 */
export async function askUpload(
  work: Work,
  house: MailHouse | null,
  { params: { jobId }, body: { reference } }: ReceivedBy<typeof mailJobs.upload>,
): Promise<JobShown> {
  if (!house) return refuse('MAIL_HOUSE_NOT_SET_UP', {})
  const { destination } = house
  const { package_sha256: sha256 } = await lockJob(work, jobId)
  const before = (
    await work.db.selectFrom('mail_job_upload').selectAll().where('job_id', '=', jobId).execute()
  ).filter(({ package_sha256 }) => package_sha256 === sha256)
  const same = before.find((upload) => upload.destination === destination)
  if (same && same.state !== 'failed') return jobShown(work, jobId)
  const job = await jobToSend(work, jobId)
  const elsewhere = before.find(({ state }) => state === 'waiting' || state === 'sending')
  if (elsewhere) refuse('MAIL_PACKAGE_ON_ITS_WAY', { jobId, destination: elsewhere.destination })
  const asked = {
    reference,
    state: 'waiting',
    gives_up_at: (same?.tries ?? 0) + triesAtMost,
    next_try_at: sql<Temporal.Instant>`clock_timestamp()`,
    asked_by: work.actor.name,
    asked_by_key: keyOf(work.actor),
    asked_on: work.today,
  }
  const { id } = same
    ? await work.db
        .updateTable('mail_job_upload')
        .set({
          ...asked,
          answer: null,
          todo: null,
          ...(same.outcome === 'unknown' && { renamed_from: null }),
        })
        .where('id', '=', same.id)
        .returning('id')
        .executeTakeFirstOrThrow()
    : await work.db
        .insertInto('mail_job_upload')
        .values({
          ...asked,
          job_id: jobId,
          package_sha256: sha256!,
          package_bytes: job.package_bytes!,
          destination,
          file_name: uploadName(work.city, jobId),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
  await noteStep(work, jobId, { step: 'upload-asked', reference, note: `To ${destination}` })
  await recordCommand(work, {
    command: 'upload-mail-package',
    subject: jobName(jobId),
    changes: { destination, packageSha256: sha256, reference, again: same !== undefined },
  })
  await work.later(uploadJobName, { uploadId: id })
  return jobShown(work, jobId)
}
