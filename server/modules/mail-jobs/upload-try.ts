import { join } from 'node:path'
import { sql } from 'kysely'
import type { MailHouse, PackageFile, UploadOutcome } from '#kernel/mail-house'
import type { Work } from '#kernel/work'
import { instant } from '../billing/bill-run.ts'
import { dataAge } from './job-rules.ts'
import { type JobRow, lockJob, noteStep } from './mail-job-rows.ts'
import { packageFile } from './make-package.ts'
import { noteSent } from './send-job.ts'
import { unfinishedName, waitAfter } from './upload-rules.ts'
import { uploadById, type UploadRow, uploadsDue } from './upload-rows.ts'

/** A try that was begun: the package, and which try of which upload it is. */
export type Try = { readonly uploadId: number; readonly tryNo: number; readonly file: PackageFile }

const now = sql<Temporal.Instant>`clock_timestamp()`

/**
 * Begins a try, where one is due: it is counted before anything is sent. Null: there is nothing to do, because it was done, another process does it, or
 * the package may not go there any more, which is then written down.
 */
export async function beginTry(work: Work, uploadId: number, house: MailHouse | null): Promise<Try | null> {
  const known = await uploadById(work, uploadId)
  if (!known || !(await uploadsDue(work)).includes(uploadId)) return null
  const job = await lockJob(work, known.job_id)
  // Held now: what was read before may have been done meanwhile.
  const upload = (await uploadById(work, uploadId))!
  if (!(await uploadsDue(work)).includes(uploadId)) return null
  const stopped = whyNot(upload, job, house)
  if (stopped) {
    await fail(work, upload, stopped)
    return null
  }
  const tryNo = upload.tries + 1
  await work.db
    .updateTable('mail_job_upload')
    .set({ state: 'sending', tries: tryNo, heard_at: now, bytes_sent: 0, next_try_at: null })
    .where('id', '=', uploadId)
    .execute()
  return { uploadId, tryNo, file: fileOf(upload, job, tryNo) }
}

type Failed = { readonly outcome: string; readonly answer: string; readonly todo: string }

const stop = (answer: string, todo: string): Failed => ({ outcome: 'stopped', answer, todo })

/** Why a package may not go there any more; null: it may. */
function whyNot(upload: UploadRow, job: JobRow, house: MailHouse | null): Failed | null {
  if (house?.destination !== upload.destination)
    return {
      outcome: 'refused',
      answer: `The process that was to send it has ${house ? `another mail house set up, ${house.destination}` : 'no mail house set up'}.`,
      todo: 'Ask whoever keeps the machines to give servers and workers the same CARTWRIGHT_MAIL_HOUSE_…, then send again.',
    }
  if (job.state !== 'ready' || job.package_sha256 !== upload.package_sha256)
    return stop('The job was changed since, so this package goes nowhere.', 'Look at the job as it is now.')
  if (dataAge(job.data_as_of, instant(), job.data_hours).isTooOld)
    return stop('Its data were too old by the time of this try.', 'Give the job up, and make a new run.')
  if (upload.state !== 'sending' || upload.tries < upload.gives_up_at) return null
  return {
    outcome: upload.renamed_from === null ? 'later' : 'unknown',
    answer: 'The process that sent it was ended, in its last try.',
    todo: `Ask the mail house whether it has ${upload.file_name} with SHA-256 ${upload.package_sha256}. If it does, enter “It was sent”; if it does not, send it again.`,
  }
}

const fileOf = (upload: UploadRow, { folder }: JobRow, tryNo: number): PackageFile => ({
  path: join(folder, packageFile),
  name: upload.file_name,
  bytes: upload.package_bytes,
  sha256: upload.package_sha256,
  unfinished: unfinishedName(upload.file_name, tryNo),
  leftOver: Array.from({ length: tryNo - 1 }, (_, index) => unfinishedName(upload.file_name, index + 1)),
  renamedFrom: upload.renamed_from,
})

/** Says that a try goes on, and how far it came. False: it is not ours any more. */
export const notePulse = (work: Work, begun: Try, bytes: number): Promise<boolean> =>
  noteOurs(work, begun, { bytes_sent: bytes })

/** Writes down that the package gets its name now. False: the try is not ours any more, and it must not. */
export const noteNaming = (work: Work, begun: Try): Promise<boolean> =>
  noteOurs(work, begun, { bytes_sent: begun.file.bytes, renamed_from: begun.file.unfinished })

async function noteOurs(
  { db }: Work,
  { uploadId, tryNo }: Try,
  noted: { readonly bytes_sent: number; readonly renamed_from?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail_job_upload')
    .set({ ...noted, heard_at: now })
    .where('id', '=', uploadId)
    .where('tries', '=', tryNo)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes down what came of a try, unless another process took over. A package that arrived makes its job sent, as sending it by hand does. */
export async function endTry(work: Work, { uploadId, tryNo }: Try, came: UploadOutcome): Promise<void> {
  const known = (await uploadById(work, uploadId))!
  const job = await lockJob(work, known.job_id)
  const upload = (await uploadById(work, uploadId))!
  if (upload.state !== 'sending' || upload.tries !== tryNo) return
  if (came.outcome === 'delivered') await noteArrived(work, { upload, job, came })
  else await noteFailed(work, upload, came)
}

type Arrived = {
  readonly upload: UploadRow
  readonly job: JobRow
  readonly came: Extract<UploadOutcome, { outcome: 'delivered' }>
}

async function noteArrived(work: Work, { upload, job, came }: Arrived): Promise<void> {
  const { asked_by: by, asked_by_key: byKey, reference, destination, file_name: fileName } = upload
  await work.db
    .updateTable('mail_job_upload')
    .set({
      state: 'sent',
      outcome: 'delivered',
      answer: came.answer,
      todo: null,
      hash_checked: came.hashChecked,
      bytes_sent: upload.package_bytes,
      sent_at: now,
    })
    .where('id', '=', upload.id)
    .execute()
  if (job.state !== 'ready' || job.package_sha256 !== upload.package_sha256) return
  const note = `By SFTP to ${destination}. ${came.answer} SHA-256 ${upload.package_sha256}`
  await noteSent(work, job, { by, byKey, reference, how: { note, destination, fileName } })
}

async function noteFailed(work: Work, upload: UploadRow, came: Failed): Promise<void> {
  const minutes = came.outcome === 'later' ? waitAfter(upload.tries, upload.gives_up_at) : null
  if (minutes === null) return fail(work, upload, came)
  await work.db
    .updateTable('mail_job_upload')
    .set({
      state: 'waiting',
      outcome: came.outcome,
      answer: came.answer,
      todo: came.todo,
      next_try_at: sql`clock_timestamp() + make_interval(mins => ${minutes}::int)`,
    })
    .where('id', '=', upload.id)
    .execute()
}

async function fail(work: Work, { id, job_id, destination }: UploadRow, failed: Failed): Promise<void> {
  const { outcome, answer, todo } = failed
  await work.db
    .updateTable('mail_job_upload')
    .set({ state: 'failed', outcome, answer, todo, next_try_at: null })
    .where('id', '=', id)
    .execute()
  await noteStep(work, job_id, { step: 'upload-failed', note: `To ${destination}. ${answer}` })
}
