import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { jobStanding } from './job-levels.ts'
import { type JobPiece, piecesOfJob } from './job-pieces.ts'
import { beforeMailed } from './job-rules.ts'
import { findJob, jobName, type JobRow, jobShown, type JobShown, lockJob, setState } from './mail-job-rows.ts'
import { packageJob } from './make-job.ts'
import { stopUploads } from './upload-rows.ts'

type Foretold = SuccessOf<typeof mailJobs.foretell>

/** What taking a bill out of a job would do. Changes nothing. */
export async function foretellPull(
  work: Work,
  { params: { jobId, billNumber } }: ReceivedBy<typeof mailJobs.foretell>,
): Promise<Foretold> {
  const job = await findJob(work, jobId, beforeMailed)
  const pieces = await piecesOfBill(work, job, billNumber)
  const { before, after, breaksMailing } = await wouldFollow(work, job, pieces)
  return { pieces: pieces.length, breaksMailing, before, after }
}

/**
 * Takes a single bill out of a job that is not mailed: all its pieces. Counts follow; a package that was not sent yet is made again without it in its list. The
 * serial number of the piece stays used. Refuses what would leave fewer letters than a mailing at automation prices needs: that run is sorted anew.
 */
export async function pullBill(
  work: Work,
  { params: { jobId }, body }: ReceivedBy<typeof mailJobs.pull>,
): Promise<JobShown> {
  const job = await lockJob(work, jobId, beforeMailed)
  const { billNumber } = body
  const pieces = await piecesOfBill(work, job, billNumber)
  const { after, breaksMailing } = await wouldFollow(work, job, pieces)
  if (after && breaksMailing)
    refuse('MAIL_PULL_BREAKS_MAILING', { billNumber, left: after.inTrays, minimum: after.mailingMinimum })
  await stopUploads(work, jobId, `${work.actor.name} took bill ${billNumber} out: the package is made anew.`)
  await takeOut(work, job, { ...body, billNumber, pieces })
  if (job.state === 'ready') {
    await setState(work, jobId, 'making')
    await work.later(packageJob, { mailJobId: jobId })
  }
  return jobShown(work, jobId)
}

/** The pieces of a bill that a job mails. Refuses a bill it has not, and one that was taken out already. */
export async function piecesOfBill(work: Work, job: JobRow, billNumber: string): Promise<JobPiece[]> {
  const bill = await work.db
    .selectFrom('bill')
    .select('id')
    .where('number', '=', billNumber)
    .where('run_id', '=', job.run_id)
    .executeTakeFirst()
  const pieces = bill ? (await piecesOfJob(work, job.run_id)).filter(({ billId }) => billId === bill.id) : []
  if (pieces.length === 0) refuse('MAIL_PIECE_MISSING', { piece: `bill ${billNumber}` })
  const pulled = await work.db
    .selectFrom('mail_job_pull')
    .select('piece')
    .where('job_id', '=', job.id)
    .where('bill_id', '=', bill!.id)
    .executeTakeFirst()
  if (pulled) refuse('MAIL_PIECE_PULLED', { billNumber })
  return pieces
}

type Taken = {
  readonly billNumber: string
  readonly how: 'held' | 'pulled' | 'recalled'
  readonly reason: string
  readonly pieces: readonly JobPiece[]
}

/** Writes down that the pieces of a bill are out of a job. */
export async function takeOut(
  work: Work,
  { id }: JobRow,
  { billNumber, how, reason, pieces }: Taken,
): Promise<void> {
  await work.db
    .insertInto('mail_job_pull')
    .values(
      pieces.map(({ piece, billId }) => ({
        job_id: id,
        piece,
        bill_id: billId,
        how,
        reason,
        pulled_by: work.actor.name,
        pulled_on: work.today,
      })),
    )
    .execute()
  await recordCommand(work, {
    command: 'pull-mail-piece',
    subject: jobName(id),
    changes: { billNumber, pieces: pieces.map(({ piece }) => piece), how },
    reason,
  })
}

/** A mailing breaks where it had enough letters and would have too few; one whose last letter goes is none any more, and breaks as well. */
async function wouldFollow(work: Work, job: JobRow, pieces: readonly JobPiece[]) {
  const was = await jobStanding(work, { job })
  const standing = await jobStanding(work, { job, without: pieces.map(({ piece }) => piece) })
  if (!was || !standing) return { before: null, after: null, breaksMailing: false }
  const [before, after] = [was.levels, standing.levels]
  const breaksMailing =
    after.inTrays < before.inTrays && was.had >= before.mailingMinimum && after.inTrays < after.mailingMinimum
  return { before, after, breaksMailing }
}
