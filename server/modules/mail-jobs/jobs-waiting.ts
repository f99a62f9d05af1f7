import { isBefore } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import { dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'
import { differencesOf, type JobRow } from './mail-job-rows.ts'

/** Proofs that wait to be looked at by somebody else than who sent them, and jobs that stand because of a count. */
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
      const [difference] = await differencesOf(work, row)
      const forMe = row.state === 'proof-received' && row.sent_by_key !== keyOf(work.actor)
      if (!difference && !forMe) continue
      const late = isBefore(row.made_on.add({ days: 3 }), work.today)
      waiting.push({
        kind: late || difference ? ('late' as const) : ('mine' as const),
        title: difference
          ? `Mail job ${row.id} stands: a count differs`
          : `The proof of mail job ${row.id} waits to be looked at`,
        text: difference
          ? difference.sentence
          : `Of run ${row.run_id}, put together on ${dayWords(row.made_on)}. Nothing is mailed before it is approved.`,
        at: `/mail-jobs/${row.id}`,
        on: row.made_on.toString(),
        amountCents: Math.max(row.total_due_cents, 0),
      })
    }
    return waiting
  },
}
