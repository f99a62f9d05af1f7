import { sql } from 'kysely'
import { earlier, isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { itemsToRetry } from './retry-file.ts'
import { toSeeTo } from './returns-queries.ts'

/** Items that are to be presented again and are in no file to the bank yet. */
export const retriesWaiting: WaitingSource = {
  name: 'items-to-present-again',
  permission: 'autopay.prepare',
  look: async (work) => {
    const waiting = await itemsToRetry(work)
    if (waiting.length === 0) return []
    const oldest = waiting.map(({ presentedOn }) => presentedOn).reduce(earlier)
    return [
      {
        kind: isBefore(oldest.add({ days: 3 }), work.today) ? 'late' : 'today',
        title: `${counted(waiting.length, 'returned item waits', 'returned items wait')} for a file to the bank`,
        text: `The oldest is to be presented again since ${dayWords(oldest)}. Prepare the file; another person releases it.`,
        at: '/returned-items',
        on: oldest.toString(),
        amountCents: waiting.reduce((sum, { cents }) => sum + cents, 0),
      },
    ]
  },
}

/** Returned items whose letter nobody has looked at yet. */
export const returnsWaiting: WaitingSource = {
  name: 'returned-items',
  permission: 'payments.reverse',
  look: async (work) => {
    const { rows } = await sql<{ items: number; cents: number; oldest: PlainDate | null }>`
      select count(*) as items, coalesce(sum(coalesce(p.amount_cents, s.amount_cents)), 0)::bigint as cents, min(r.recorded_on) as oldest
      from returned_item r left join payment p on p.id = r.payment_id left join suspense_item s on s.id = r.suspense_id
      left join letter on letter.id = r.letter_id
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
