import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'

/** Mail that came back and waits to be worked. */
export const returnedWaiting: WaitingSource = {
  name: 'returned-mail',
  permission: 'mail.work',
  look: async (work) => {
    const { rows } = await sql<{ many: number; oldest: PlainDate | null }>`
      select count(*) as many, min(returned_on) as oldest from returned_piece where state = 'open'`.execute(
      work.db,
    )
    const { many, oldest } = rows[0]!
    if (many === 0 || oldest === null) return []
    return [
      {
        kind: isBefore(oldest.add({ days: 14 }), work.today) ? 'late' : 'mine',
        title: counted(many, 'piece of returned mail waits', 'pieces of returned mail wait'),
        text: `The oldest came back on ${dayWords(oldest)}. Each needs a new address, or the word that there is none, before its account is billed again.`,
        at: '/returned-mail',
        on: null,
        amountCents: 0,
      },
    ]
  },
}
