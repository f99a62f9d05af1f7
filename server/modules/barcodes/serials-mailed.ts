import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { serialDays } from './take-serials.ts'

/**
 * Tells that what these numbers were taken for was mailed: the 45 days count from there. Told again with the same day, nothing changes. A day
 * so late that a number was given again meanwhile keeps what stands.
 */
export async function serialsMailed(
  work: Work,
  { subject, on }: { subject: string; on: PlainDate },
): Promise<void> {
  await work.db
    .updateTable('imb_serial_range as range')
    .set({ mailed_on: on, free_on: on.add({ days: serialDays }) })
    .where('subject', '=', subject)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('imb_serial_range as later')
            .select('later.id')
            .whereRef('later.mailer_id', '=', 'range.mailer_id')
            .whereRef('later.numbers', '=', 'range.numbers')
            .whereRef('later.id', '>', 'range.id')
            .whereRef('later.first', '<=', 'range.last')
            .whereRef('later.last', '>=', 'range.first'),
        ),
      ),
    )
    .execute()
}
