import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { serialsMailed } from '../barcodes/serials-mailed.ts'
import { findRun, runName } from '../billing/bill-run.ts'
import { mailRun } from '../billing/end-run.ts'
import { bookPrinted } from '../stock/stock-for-run.ts'
import { refuseDifferences } from './approve-proof.ts'
import { bookPostage } from './book-postage.ts'
import { drawProof } from './draw-proof.ts'
import { piecesOfJob } from './job-pieces.ts'
import { afterTold, waitsFor } from './job-rules.ts'
import {
  jobName,
  type JobRow,
  jobShown,
  type JobShown,
  lockJob,
  noteStep,
  piecesToMail,
  printedMaterial,
  setState,
} from './mail-job-rows.ts'

/**
 * Enters what was heard of a job: a proof, that it was mailed, its postage statement. What was told is kept as it was told. Where the count is right the
 * job moves on, and with `mailed` its run is mailed; where it is not, the job stands, and says which count differs.
 */
export async function tellJob(
  work: Work,
  { params: { jobId }, body }: ReceivedBy<typeof mailJobs.tell>,
): Promise<JobShown> {
  const job = await lockJob(work, jobId)
  const needed = waitsFor[body.of][job.kind]
  if (!needed.includes(job.state)) await lockJob(work, jobId, needed)
  const on = dayOf(work, body.on)
  if (body.of === 'statement' && body.postageCents === null)
    refuseField('postageCents', 'Write the postage of the statement.')
  if (body.of !== 'proof') await refuseDifferences(work, job, body.of)
  const expected = await piecesToMail(work, job)
  const { of: step, pieces, postageCents, reference } = body
  await noteStep(work, jobId, { step, pieces, expected, postageCents, reference, on })
  await recordCommand(work, {
    command: `tell-mail-job-${body.of}`,
    subject: jobName(jobId),
    changes: { pieces, expected, postageCents, reference, on: body.on },
  })
  if (pieces === expected) {
    await moveOn(work, job, { told: body.of, on })
    if (body.of !== 'proof') await bookPostage(work, job, { postageCents, pieces, on })
  }
  return jobShown(work, jobId)
}

function dayOf(work: Work, written: string): PlainDate {
  const on = PlainDate.from(written)
  if (isBefore(work.today, on)) refuseField('on', 'Write the day it happened: today or before.')
  return on
}

type Moved = { readonly told: keyof typeof afterTold; readonly on: PlainDate }

async function moveOn(work: Work, job: JobRow, { told, on }: Moved): Promise<void> {
  await setState(work, job.id, afterTold[told])
  if (told === 'proof') await drawSample(work, job)
  if (told === 'mailed') {
    await serialsMailed(work, { subject: runName(job.run_id), on })
    const run = await findRun(work, job.run_id)
    // What was printed of what was kept for the run is used, also a bill that was taken out; booked by hand before, nothing changes.
    await bookPrinted(work, run, { material: await printedMaterial(work, job), on })
    // Whoever said so before us was right.
    if (run.state === 'produced') await mailRun(work, job.run_id)
  }
}

/** Draws the sample of a proof that came in, by a seed of chance that is kept. */
async function drawSample(work: Work, job: JobRow): Promise<void> {
  const { rows } = await sql<{ seed: string }>`
    select replace(gen_random_uuid()::text, '-', '') as seed`.execute(work.db)
  const { seed } = rows[0]!
  const round = job.proof_round + 1
  const pulls = await work.db
    .selectFrom('mail_job_pull')
    .select('piece')
    .where('job_id', '=', job.id)
    .execute()
  const pulled = new Set(pulls.map(({ piece }) => piece))
  const pieces = (await piecesOfJob(work, job.run_id)).filter(({ piece }) => !pulled.has(piece))
  const drawn = drawProof(pieces, { seed, size: job.proof_size })
  await work.db
    .updateTable('mail_job')
    .set({ proof_round: round, proof_seed: seed })
    .where('id', '=', job.id)
    .execute()
  await work.db
    .insertInto('mail_job_proof')
    .values(drawn.map(({ piece, billId }) => ({ job_id: job.id, round, piece, bill_id: billId })))
    .execute()
}
