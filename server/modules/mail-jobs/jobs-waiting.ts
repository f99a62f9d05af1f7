import { isBefore } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'
import { differencesOf, type JobRow } from './mail-job-rows.ts'

type Standing = { readonly title: string; readonly text: string; readonly late: boolean }

/** Proofs that wait to be looked at by somebody else than who sent them, jobs that stand because of a count, and packages that could not be sent. */
export const mailJobsWaiting: WaitingSource = {
  name: 'mail-jobs',
  permission: 'mail.send',
  look: async (work) => {
    const rows = await work.db
      .selectFrom('mail_job')
      .selectAll()
      .where('state', 'not in', ['reconciled', 'dropped', 'making'])
      .orderBy('id')
      .limit(50)
      .execute()
    const waiting = []
    for (const row of rows as JobRow[]) {
      const standing = (await ofCounts(work, row)) ?? (await ofUpload(work, row)) ?? ofProof(work, row)
      if (!standing) continue
      const late = standing.late || isBefore(row.made_on.add({ days: 3 }), work.today)
      waiting.push({
        kind: late ? ('late' as const) : ('mine' as const),
        title: standing.title,
        text: standing.text,
        at: `/mail-jobs/${row.id}`,
        on: row.made_on.toString(),
        amountCents: Math.max(row.total_due_cents, 0),
      })
    }
    return waiting
  },
}

async function ofCounts(work: Work, row: JobRow): Promise<Standing | null> {
  const [difference] = await differencesOf(work, row)
  if (!difference) return null
  return { title: `Mail job ${row.id} stands: a count differs`, text: difference.sentence, late: true }
}

/** A package that failed to go by SFTP, unless somebody stopped it. */
async function ofUpload({ db }: Work, row: JobRow): Promise<Standing | null> {
  if (row.state !== 'ready') return null
  const failed = await db
    .selectFrom('mail_job_upload')
    .select(['answer', 'todo'])
    .where('job_id', '=', row.id)
    .where('package_sha256', '=', row.package_sha256)
    .where('state', '=', 'failed')
    .where('outcome', '<>', 'stopped')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!failed) return null
  const title = `The package of mail job ${row.id} was not sent`
  return { title, text: `${failed.answer} ${failed.todo}`, late: true }
}

function ofProof(work: Work, row: JobRow): Standing | null {
  if (row.state !== 'proof-received' || row.sent_by_key === keyOf(work.actor)) return null
  return {
    title: `The proof of mail job ${row.id} waits to be looked at`,
    text: `Of run ${row.run_id}, put together on ${dayWords(row.made_on)}. Nothing is mailed before it is approved.`,
    late: false,
  }
}
