import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { JobShown } from './mail-job-rows.ts'
import { deadAfterSeconds, triesAtMost } from './upload-rules.ts'

export type UploadRow = Selectable<Database['mail_job_upload']>

/** The uploads of a job as they are shown, the newest last. */
export async function uploadsOf({ db }: Work, jobId: number): Promise<JobShown['uploads']> {
  const rows = await db
    .selectFrom('mail_job_upload')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    uploadId: row.id,
    destination: row.destination,
    fileName: row.file_name,
    sha256: row.package_sha256,
    bytes: row.package_bytes,
    state: row.state as JobShown['uploads'][number]['state'],
    // Of those before a person asked again nobody counts any more.
    tries: row.tries - (row.gives_up_at - triesAtMost),
    triesAtMost,
    nextTryAt: row.state === 'waiting' ? row.next_try_at!.toString() : null,
    bytesSent: row.bytes_sent,
    hashChecked: row.hash_checked,
    mayHaveArrived: row.state === 'failed' && row.outcome === 'unknown',
    answer: row.answer,
    todo: row.todo,
    sentAt: row.sent_at?.toString() ?? null,
    askedBy: row.asked_by,
    askedOn: row.asked_on.toString(),
  }))
}

/** One upload. Whoever changes more of it than its pulse holds its job first. */
export const uploadById = ({ db }: Work, uploadId: number): Promise<UploadRow | undefined> =>
  db.selectFrom('mail_job_upload').selectAll().where('id', '=', uploadId).executeTakeFirst()

/**
 * Ends what waits to go by SFTP, because the job is changed or sent otherwise. Refuses while a package is going at this moment: it may arrive. The job is
 * held by the caller.
 */
export async function stopUploads(work: Work, jobId: number, why: string): Promise<void> {
  const { db } = work
  const sending = await db
    .selectFrom('mail_job_upload')
    .select('destination')
    .where('job_id', '=', jobId)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  if (sending) refuse('MAIL_PACKAGE_ON_ITS_WAY', { jobId, destination: sending.destination })
  await db
    .updateTable('mail_job_upload')
    .set({
      state: 'failed',
      outcome: 'stopped',
      answer: why,
      todo: 'Nothing is to be done.',
      next_try_at: null,
    })
    .where('job_id', '=', jobId)
    .where('state', '=', 'waiting')
    .execute()
}

/** Uploads that are due, and those whose process fell silent. */
export async function uploadsDue({ db }: Work): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from mail_job_upload
    where (state = 'waiting' and next_try_at <= clock_timestamp())
      or (state = 'sending' and heard_at < clock_timestamp() - make_interval(secs => ${deadAfterSeconds}::int))
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}
