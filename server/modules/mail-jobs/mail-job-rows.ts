import type { MailJobShown } from '@cartwright/api/mail-job-shapes'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { Manifest } from '../bills/manifest.ts'
import { jobStanding } from './job-levels.ts'
import { uploadsOf } from './upload-rows.ts'
import { type Count, countDifferences, type JobKind, type JobState } from './job-rules.ts'

export type JobShown = z.output<typeof MailJobShown>
type Told = JobShown['job']

export type JobRow = Omit<Selectable<Database['mail_job']>, 'kind' | 'state'> & {
  readonly kind: JobKind
  readonly state: JobState
}

/** Reads a job and holds it until the end of the work. Refuses one that is not there, or not in one of the states. */
export const lockJob = (work: Work, jobId: number, needed?: readonly JobState[]): Promise<JobRow> =>
  readJob(work, { jobId, needed, hold: true })

/** The same without holding it, for whoever only looks. */
export const findJob = (work: Work, jobId: number, needed?: readonly JobState[]): Promise<JobRow> =>
  readJob(work, { jobId, needed, hold: false })

type Read = {
  readonly jobId: number
  readonly needed: readonly JobState[] | undefined
  readonly hold: boolean
}

async function readJob(work: Work, { jobId, needed, hold }: Read): Promise<JobRow> {
  const row = await work.db
    .selectFrom('mail_job')
    .selectAll()
    .where('id', '=', jobId)
    .$if(hold, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) return refuse('MAIL_JOB_MISSING', { jobId })
  const job = row as JobRow
  if (needed && !needed.includes(job.state))
    refuse('MAIL_JOB_NOT_IN_STATE', { jobId, state: job.state, needed: [...needed] })
  return job
}

/** How many pieces of a job go into the mail: those of its files without those taken out. */
export async function piecesToMail(
  { db }: Work,
  { id, pieces }: Pick<JobRow, 'id' | 'pieces'>,
): Promise<number> {
  const { pulled } = await db
    .selectFrom('mail_job_pull')
    .select(({ fn }) => fn.countAll<number>().as('pulled'))
    .where('job_id', '=', id)
    .executeTakeFirstOrThrow()
  return pieces - pulled
}

/** What the job's counts are that do not come to the same. */
export async function differencesOf(work: Work, job: JobRow) {
  const rows = await work.db
    .selectFrom('mail_job_step')
    .select(['step', 'pieces', 'expected'])
    .where('job_id', '=', job.id)
    .where('pieces', 'is not', null)
    .orderBy('id')
    .execute()
  const counts = rows.map(
    ({ step, pieces, expected }): Count => ({
      of: step,
      told: pieces!,
      expected: expected!,
    }),
  )
  const { print } = await printedPieces(work, job.print_job_id)
  const sorted = await sortedCount(work, job.run_id)
  return countDifferences([
    { of: 'files', told: print, expected: job.pieces },
    ...(sorted === null ? [] : [{ of: 'sort', told: sorted, expected: job.pieces }]),
    ...counts,
  ])
}

/** The pieces of the sort of a run; null: it was not sorted. */
async function sortedCount({ db }: Work, runId: number): Promise<number | null> {
  const sort = await db
    .selectFrom('mail_sort')
    .select('pieces')
    .where('run_id', '=', runId)
    .executeTakeFirst()
  return sort?.pieces ?? null
}

/** The pieces that the parts of the print files hold. */
async function printedPieces({ db }: Work, printJobId: number): Promise<{ print: number }> {
  const { manifest } = await db
    .selectFrom('print_job')
    .select('manifest')
    .where('id', '=', printJobId)
    .executeTakeFirstOrThrow()
  const { parts, held = [] } = Manifest.parse(manifest)
  const inParts = parts.reduce((sum, { firstPiece, lastPiece }) => sum + lastPiece - firstPiece + 1, 0)
  const left = held.filter(({ piece }) =>
    parts.some(({ firstPiece, lastPiece }) => firstPiece <= piece && piece <= lastPiece),
  )
  return { print: inParts - left.length }
}

/** What the print files of a job used: envelopes, and pages as they were set in type. */
export async function printedMaterial({ db }: Work, { print_job_id, pieces }: JobRow) {
  const { manifest } = await db
    .selectFrom('print_job')
    .select('manifest')
    .where('id', '=', print_job_id)
    .executeTakeFirstOrThrow()
  return { pieces, pages: Manifest.parse(manifest).parts.reduce((sum, part) => sum + part.pages, 0) }
}

type ListedRow = JobRow & { readonly cycle: string; readonly pulled: number }

/** The newest hundred jobs, or those of one id. */
export async function listedJobs(work: Work, jobId?: number): Promise<Told[]> {
  const { rows } = await sql<ListedRow>`
    select j.*, r.cycle, (select count(*) from mail_job_pull p where p.job_id = j.id) as pulled
    from mail_job j join bill_run r on r.id = j.run_id
    ${jobId === undefined ? sql`` : sql`where j.id = ${jobId}`} order by j.id desc limit 100`.execute(work.db)
  const told: Told[] = []
  // Of a job that was given up nothing is mailed, and its run may have been sorted anew.
  for (const row of rows)
    told.push({ ...tellJob(row), differences: row.state === 'dropped' ? [] : await differencesOf(work, row) })
  return told
}

function tellJob(row: ListedRow): Omit<Told, 'differences'> {
  const { pulled } = row
  return {
    jobId: row.id,
    runId: row.run_id,
    cycle: row.cycle,
    kind: row.kind,
    house: row.house,
    state: row.state,
    pieces: row.pieces,
    pulled,
    toMail: row.pieces - pulled,
    totalDueCents: row.total_due_cents,
    dataAsOf: row.data_as_of.toString(),
    oldFrom: row.data_as_of.add({ hours: row.data_hours }).toString(),
    packageSha256: row.package_sha256,
    packageBytes: row.package_bytes,
    failure: row.failure,
    madeBy: row.made_by,
    madeOn: row.made_on.toString(),
  }
}

/** One job with all that is known of it. */
export async function jobShown(work: Work, jobId: number): Promise<JobShown> {
  const [job] = await listedJobs(work, jobId)
  if (!job) return refuse('MAIL_JOB_MISSING', { jobId })
  const { proof_seed } = await work.db
    .selectFrom('mail_job')
    .select('proof_seed')
    .where('id', '=', jobId)
    .executeTakeFirstOrThrow()
  const levels = await levelsOf(work, job)
  return {
    job,
    levels,
    steps: await stepsOf(work, jobId),
    pulls: await pullsOf(work, jobId),
    proof: await proofOf(work, jobId),
    uploads: await uploadsOf(work, jobId),
    expectedPostageCents: levels?.postageCents ?? null,
    proofSeed: proof_seed,
  }
}

/** What a job qualifies for without what was taken out of it; of one that was given up nobody asks. */
async function levelsOf(work: Work, { jobId, runId, state }: Told): Promise<JobShown['levels']> {
  if (state === 'dropped') return null
  return (await jobStanding(work, { job: { id: jobId, run_id: runId } }))?.levels ?? null
}

async function stepsOf({ db }: Work, jobId: number): Promise<JobShown['steps']> {
  const rows = await db
    .selectFrom('mail_job_step')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('id')
    .execute()
  return rows.map(({ step, pieces, expected, postage_cents, reference, note, happened_on, done_by }) => ({
    step,
    pieces,
    expected,
    postageCents: postage_cents,
    reference,
    note,
    on: happened_on.toString(),
    by: done_by,
  }))
}

async function pullsOf({ db }: Work, jobId: number): Promise<JobShown['pulls']> {
  const rows = await db
    .selectFrom('mail_job_pull')
    .innerJoin('bill', 'bill.id', 'mail_job_pull.bill_id')
    .select(['piece', 'bill.number', 'how', 'reason', 'pulled_by', 'pulled_on'])
    .where('job_id', '=', jobId)
    .orderBy('piece')
    .execute()
  return rows.map(({ piece, number, how, reason, pulled_by, pulled_on }) => ({
    piece,
    billNumber: number,
    how: how as JobShown['pulls'][number]['how'],
    reason,
    by: pulled_by,
    on: pulled_on.toString(),
  }))
}

async function proofOf({ db }: Work, jobId: number): Promise<JobShown['proof']> {
  const rows = await db
    .selectFrom('mail_job_proof as p')
    .innerJoin('mail_job as j', (join) =>
      join.onRef('j.id', '=', 'p.job_id').onRef('j.proof_round', '=', 'p.round'),
    )
    .innerJoin('bill as b', 'b.id', 'p.bill_id')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .select([
      'p.piece',
      'b.number',
      'a.number as account',
      'b.total_due_cents',
      'p.verdict',
      'p.note',
      'p.signed_by',
    ])
    .where('p.job_id', '=', jobId)
    .orderBy('p.piece')
    .execute()
  return rows.map(({ piece, number, account, total_due_cents, verdict, note, signed_by }) => ({
    piece,
    billNumber: number,
    accountNumber: account,
    totalDueCents: total_due_cents,
    verdict: verdict as JobShown['proof'][number]['verdict'],
    note,
    signedBy: signed_by,
  }))
}

type Step = {
  readonly step: string
  readonly pieces?: number
  readonly expected?: number
  readonly postageCents?: number | null
  readonly reference?: string | null
  readonly note?: string | null
  readonly on?: PlainDate
  /** Who did it, where that is not whoever works. */
  readonly by?: string
}

/** Writes down what was done with a job, or what was heard of it. */
export async function noteStep(work: Work, jobId: number, step: Step): Promise<void> {
  await work.db
    .insertInto('mail_job_step')
    .values({
      job_id: jobId,
      step: step.step,
      pieces: step.pieces ?? null,
      expected: step.expected ?? null,
      postage_cents: step.postageCents ?? null,
      reference: step.reference ?? null,
      note: step.note ?? null,
      happened_on: step.on ?? work.today,
      done_by: step.by ?? work.actor.name,
    })
    .execute()
}

/** Moves a job on. */
export async function setState(work: Work, jobId: number, state: JobState): Promise<void> {
  await work.db.updateTable('mail_job').set({ state }).where('id', '=', jobId).execute()
}

/** How a job is named in records: `mail job 7`. */
export const jobName = (jobId: number): string => `mail job ${jobId}`
