import { sql } from 'kysely'
import type { Job } from '#kernel/work'

/**
 * Asks for the work of the night as soon as a business day has begun: once for each city, day and job, whichever process comes first.
 * After a night that was missed, the next start catches up with that day's work.
 */
export const askForNightJob = (nightly: readonly Job[]): Job => ({
  name: 'ask-for-night',
  run: ({ inTransaction }) =>
    inTransaction(async (work) => {
      const { rows } = await sql<{ job: string }>`
        insert into night_work (business_on, job)
        select ${work.today}::date, job from unnest(${nightly.map(({ name }) => name)}::text[]) as asked (job)
        where not exists (select from night_work n where n.business_on = ${work.today}::date and n.job = asked.job)
        on conflict do nothing returning job`.execute(work.db)
      // Asked for in the same transaction: whoever wrote the row has asked, and nobody else does.
      for (const { job } of rows) await work.later(job, {})
    }),
})
