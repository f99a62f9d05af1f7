import { isBefore, type PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { closeRun } from '../billing/end-run.ts'
import { printRun } from '../bills/print-run.ts'
import { approveProof, signPiece } from '../mail-jobs/approve-proof.ts'
import { reconcileJob } from '../mail-jobs/end-job.ts'
import { jobShown, type JobShown } from '../mail-jobs/mail-job-rows.ts'
import { makeJob } from '../mail-jobs/make-job.ts'
import { sendJob } from '../mail-jobs/send-job.ts'
import { tellJob } from '../mail-jobs/tell-job.ts'
import type { PastDays } from './past-days.ts'

/** The cycle whose last run goes all the way through the mail house: large enough for automation prices, and no larger than it must be. */
export const mailedCycle = '3'

type Mailing = {
  readonly past: PastDays
  readonly office: Readonly<Record<'coordinator' | 'manager', Actor>>
  readonly today: PlainDate
  readonly printFolder: string
}
type Told = Parameters<typeof tellJob>[1]['body']

/**
 * The last run of a cycle, which was left posted, goes through the mail house: printed, sent, its proof approved, mailed, its postage statement received,
 * reconciled. So there is a job that shows how one ends. Where the prices of its day are not known it stays mailed.
 */
export async function mailPastRun({ past, office, today, printFolder }: Mailing): Promise<void> {
  const { coordinator, manager } = office
  const run = await past.on(today, coordinator)(postedRun)
  if (!run) return
  const on = (days: number, actor: Actor) => past.on(earlier(run.billOn.add({ days }), today), actor)
  await on(
    0,
    coordinator,
  )((work) => printRun(work, { runId: run.id, fromPiece: 1, holds: 'run', printFolder }))
  await past.finish()
  const { job } = await on(0, coordinator)((work) => makeJob(work, run.id))
  await past.finish()
  const params = { jobId: job.jobId }
  const tell = (days: number, told: Pick<Told, 'of'> & Partial<Told>): Promise<JobShown> =>
    on(
      days,
      coordinator,
    )((work) =>
      tellJob(work, {
        params,
        body: {
          pieces: job.toMail,
          postageCents: null,
          reference: null,
          on: work.today.toString(),
          ...told,
        },
      }),
    )
  await on(0, coordinator)((work) => sendJob(work, { params, body: { reference: 'VMW-20417' } }))
  await tell(1, { of: 'proof' })
  await on(1, manager)((work) => signAll(work, job.jobId))
  const { expectedPostageCents } = await tell(2, { of: 'mailed', reference: 'VMW-20417' })
  if (expectedPostageCents !== null) {
    await tell(4, { of: 'statement', postageCents: expectedPostageCents, reference: 'EPS 7710-4417' })
    await on(5, coordinator)((work) => reconcileJob(work, { params, body: { note: null } }))
  }
  await on(5, coordinator)((work) => closeRun(work, run.id))
}

const earlier = (day: PlainDate, other: PlainDate): PlainDate => (isBefore(other, day) ? other : day)

async function postedRun({ db }: Work) {
  const run = await db
    .selectFrom('bill_run')
    .select(['id', 'bill_on'])
    .where('cycle', '=', mailedCycle)
    .where('kind', '=', 'cycle')
    .where('state', '=', 'posted')
    .executeTakeFirst()
  return run && { id: run.id, billOn: run.bill_on }
}

/** Every piece that chance drew of the proof is looked at and right, and the proof approved. */
async function signAll(work: Work, jobId: number): Promise<void> {
  const { proof } = await jobShown(work, jobId)
  for (const { piece } of proof)
    await signPiece(work, { params: { jobId, piece }, body: { verdict: 'right', note: null } })
  await approveProof(work, jobId)
}
