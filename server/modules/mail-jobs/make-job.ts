import { dirname, join } from 'node:path'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf, lockRun } from '../billing/bill-run.ts'
import { Manifest } from '../bills/manifest.ts'
import { mailingRule } from '../policies/mailing-policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { numberTrays } from './job-trays.ts'
import { dataAge } from './job-rules.ts'
import { jobName, jobShown, type JobShown, noteStep } from './mail-job-rows.ts'

/** The job that puts a package together. */
export const packageJob = 'make-mail-package'

/**
 * Begins a job of the mail for a printed run: the package is put together behind it. Refuses a run without finished print files of all its pieces, one
 * whose books were read too long ago, and one that has a job already.
 */
export async function makeJob(work: Work, runId: number): Promise<JobShown> {
  const run = await lockRun(work, runId, ['produced'])
  const rule = mailingRule(await policiesFor(work), work.today)
  if (!rule) return refuse('MAIL_RULE_MISSING', {})
  await refuseOpen(work, runId)
  const printed = await lastPrinted(work, runId)
  const dataAsOf = run.data_as_of
  if (!printed || !dataAsOf) return refuse('MAIL_NOTHING_PRINTED', { runId })
  refuseOld(dataAsOf, rule.dataHours)
  const { id } = await work.db
    .insertInto('mail_job')
    .values({
      run_id: runId,
      print_job_id: printed.id,
      kind: rule.method,
      // An office that mails by itself may still name the mail house it had.
      house: rule.method === 'mail-house' ? (rule.mailHouse?.name ?? null) : null,
      data_as_of: dataAsOf,
      data_hours: rule.dataHours,
      pieces: printed.manifest.pieces,
      total_due_cents: printed.manifest.totalDueCents,
      proof_size: rule.proofSample,
      folder: '',
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const folder = join(dirname(printed.folder), `mail-job-${id}`)
  await work.db.updateTable('mail_job').set({ folder }).where('id', '=', id).execute()
  await numberTrays(work, { jobId: id, runId, rule })
  await noteStep(work, id, { step: 'made' })
  await recordCommand(work, {
    command: 'make-mail-job',
    subject: jobName(id),
    changes: { runId, printJob: printed.id, pieces: printed.manifest.pieces },
  })
  await work.later(packageJob, { mailJobId: id })
  return jobShown(work, id)
}

/** Refuses data that are too old to be mailed. */
export function refuseOld(dataAsOf: Temporal.Instant, allowed: number): void {
  const { hours, isTooOld } = dataAge(dataAsOf, instant(), allowed)
  if (isTooOld) refuse('MAIL_DATA_TOO_OLD', { dataAsOf: dataAsOf.toString(), hours, allowed })
}

async function refuseOpen({ db }: Work, runId: number): Promise<void> {
  const open = await db
    .selectFrom('mail_job')
    .select('id')
    .where('run_id', '=', runId)
    .where('state', '<>', 'dropped')
    .executeTakeFirst()
  if (open) refuse('MAIL_JOB_OPEN', { runId, jobId: open.id })
}

/** The last print files of all pieces of a run that are finished, and have pieces. */
async function lastPrinted({ db }: Work, runId: number) {
  const row = await db
    .selectFrom('print_job')
    .select(['id', 'folder', 'manifest'])
    .where('run_id', '=', runId)
    .where('state', '=', 'done')
    .where('holds', '=', 'run')
    .where('from_piece', '=', 1)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const manifest = Manifest.parse(row.manifest)
  return manifest.pieces === 0 ? null : { ...row, manifest }
}
