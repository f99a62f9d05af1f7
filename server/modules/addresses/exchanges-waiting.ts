import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'

/** Exchanges whose answer came: changes to be decided, and lines that were not taken. */
export const exchangesWaiting: WaitingSource = {
  name: 'address-exchanges',
  permission: 'mail.work',
  look: async (work) => {
    const { rows } = await sql<{ id: number; vendor: string; on: PlainDate; changes: number; lines: number }>`
      select e.id, e.vendor, max(a.brought_on) as on,
        (select count(*) from address_change c where c.exchange_id = e.id and c.verdict = 'open') as changes,
        (select count(*) from address_answer_fault f join address_answer x on x.id = f.answer_id
          where x.exchange_id = e.id and f.settled_on is null) as lines
      from address_exchange e join address_answer a on a.exchange_id = e.id
      where e.state = 'answered' group by e.id order by e.id limit 20`.execute(work.db)
    return rows.map(({ id, vendor, on, changes, lines }) => ({
      kind: isBefore(on.add({ days: 14 }), work.today) ? 'late' : 'mine',
      title:
        changes + lines === 0
          ? `Address exchange ${id} can be closed`
          : `Address exchange ${id}: ${counted(changes, 'change', 'changes')} to decide, ${counted(lines, 'line waits', 'lines wait')}`,
      text: `${vendor} answered on ${dayWords(on)}. No address is changed until somebody has accepted it.`,
      at: `/addresses/${id}`,
      on: null,
      amountCents: 0,
    }))
  },
}

/** Notices of the post office that wait to be decided, and lines of their files that were not taken. */
export const moveNoticesWaiting: WaitingSource = {
  name: 'move-notices',
  permission: 'mail.work',
  look: async (work) => {
    const { rows } = await sql<{ open: number; lines: number; on: PlainDate | null }>`
      select (select count(*) from move_notice where verdict = 'open') as open,
        (select min(entered_on) from move_notice where verdict = 'open') as on,
        (select count(*) from move_notice_fault where settled_on is null) as lines`.execute(work.db)
    const { open, lines, on } = rows[0]!
    if (open + lines === 0) return []
    return [
      {
        kind: on !== null && isBefore(on.add({ days: 14 }), work.today) ? 'late' : 'mine',
        title: `Move notices: ${counted(open, 'notice', 'notices')} to decide, ${counted(lines, 'line waits', 'lines wait')}`,
        text: 'No address is changed until somebody has accepted it.',
        at: '/addresses/notices',
        on: null,
        amountCents: 0,
      },
    ]
  },
}
