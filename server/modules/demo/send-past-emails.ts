import type { PlainDate } from '#kernel/dates'
import type { Actor } from '#kernel/work'
import { askForEmails } from '../bills/ask-for-emails.ts'
import type { PastDays } from './past-days.ts'

/** E-mails the bills of the smallest run of the past, so that there are some that arrived and some that came back. */
export async function sendPastEmails(past: PastDays, today: PlainDate, coordinator: Actor): Promise<void> {
  const now = past.on(today, coordinator)
  const smallest = await now(({ db }) =>
    db
      .selectFrom('bill')
      .select('run_id')
      .groupBy('run_id')
      .orderBy((of) => of.fn.countAll())
      .orderBy('run_id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
  if (smallest) await now((work) => askForEmails(work, smallest.run_id))
  await past.finish()
}
