import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { toSeeTo } from './returns-queries.ts'

/** Returned items whose letter nobody has looked at yet. */
export const returnsWaiting: WaitingSource = {
  name: 'returned-items',
  permission: 'payments.reverse',
  look: async (work) => {
    const { rows } = await sql<{ items: number; cents: number; oldest: PlainDate | null }>`
      select count(*) as items, coalesce(sum(p.amount_cents), 0)::bigint as cents, min(r.recorded_on) as oldest
      from returned_item r join payment p on p.id = r.payment_id left join letter on letter.id = r.letter_id
      where ${toSeeTo}`.execute(work.db)
    const { items, cents, oldest } = rows[0]!
    if (oldest === null) return []
    return [
      {
        kind: 'mine',
        title: `${counted(items, 'returned item', 'returned items')} to see to, ${dollars(cents)}`,
        text: `The oldest was recorded on ${dayWords(oldest)}. Look at each letter, and send it.`,
        at: '/returned-items?view=to-do',
        on: oldest.toString(),
        amountCents: cents,
      },
    ]
  },
}
