import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { usePostage } from '../postage/use-postage.ts'
import { jobName, type JobRow, jobShown } from './mail-job-rows.ts'

type Told = {
  /** What was told; null: nothing was. */
  readonly postageCents: number | null
  readonly pieces: number
  readonly on: PlainDate
}

/**
 * Books the postage of a job on the account that pays runs, once: what was told, else what the sort of the run comes to. Where neither is known it is booked
 * with the statement; where no account pays runs, nothing is.
 */
export async function bookPostage(
  work: Work,
  job: JobRow,
  { postageCents, pieces, on }: Told,
): Promise<void> {
  const account = await work.db
    .selectFrom('postage_account')
    .select('id')
    .where('pays_runs', '=', true)
    .executeTakeFirst()
  if (!account || (await isBooked(work, job))) return
  const amountCents = postageCents ?? (await jobShown(work, job.id)).expectedPostageCents
  if (!amountCents) return
  await usePostage(work, {
    account: account.id,
    mailJob: jobName(job.id),
    amountCents,
    on,
    pieces,
    runId: job.run_id,
  })
}

async function isBooked({ db }: Work, { id }: JobRow): Promise<boolean> {
  const entry = await db
    .selectFrom('postage_entry')
    .select('id')
    .where('kind', '=', 'use')
    .where('reference', '=', jobName(id))
    .executeTakeFirst()
  return entry !== undefined
}
