import type { mailJobs } from '@cartwright/api/mail-jobs'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import {
  differencesOf,
  jobName,
  type JobRow,
  jobShown,
  type JobShown,
  lockJob,
  noteStep,
  setState,
} from './mail-job-rows.ts'

/** Signs one drawn piece of the newest proof. Refuses whoever sent the package, and a fault without a word. */
export async function signPiece(
  work: Work,
  { params: { jobId, piece }, body: { verdict, note } }: ReceivedBy<typeof mailJobs.sign>,
): Promise<JobShown> {
  const job = await lockJob(work, jobId, ['proof-received'])
  refuseOwn(work, job)
  if (verdict === 'wrong' && !note) refuseField('note', 'Write what is wrong with it.')
  const { numUpdatedRows } = await work.db
    .updateTable('mail_job_proof')
    .set({ verdict, note, signed_by: work.actor.name, signed_on: work.today })
    .where('job_id', '=', jobId)
    .where('round', '=', job.proof_round)
    .where('piece', '=', piece)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) refuse('MAIL_PIECE_MISSING', { piece: String(piece) })
  await recordCommand(work, {
    command: 'sign-mail-proof',
    subject: jobName(jobId),
    changes: { piece, verdict },
    reason: note,
  })
  return jobShown(work, jobId)
}

/** Approves a proof of which every drawn piece is right, as another person than the one who sent the package. */
export async function approveProof(work: Work, jobId: number): Promise<JobShown> {
  const job = await lockJob(work, jobId, ['proof-received'])
  refuseOwn(work, job)
  await refuseDifferences(work, job)
  const { proof, proofSeed } = await jobShown(work, jobId)
  const open = proof.filter(({ verdict }) => verdict === null).length
  const wrong = proof.filter(({ verdict }) => verdict === 'wrong').length
  if (open + wrong > 0) refuse('MAIL_PROOF_OPEN', { open, wrong })
  await setState(work, jobId, 'proof-approved')
  await noteStep(work, jobId, { step: 'approved', note: `${proof.length} pieces drawn by ${proofSeed}` })
  await recordCommand(work, {
    command: 'approve-mail-proof',
    subject: jobName(jobId),
    changes: { pieces: proof.length, seed: proofSeed },
  })
  return jobShown(work, jobId)
}

function refuseOwn({ actor }: Work, { id, sent_by_key }: JobRow): void {
  if (sent_by_key === keyOf(actor) || (actor.delegation && sent_by_key === actor.delegation.giver.userId))
    refuse('MAIL_PROOF_OWN', { jobId: id })
}

/** Refuses a job whose counts do not come to the same; what is told anew now is left out. */
export async function refuseDifferences(work: Work, job: JobRow, anew?: string): Promise<void> {
  const differences = (await differencesOf(work, job)).filter(({ of }) => of !== anew)
  if (differences.length > 0)
    refuse('MAIL_COUNTS_DIFFER', { differences: differences.map(({ sentence }) => sentence) })
}
