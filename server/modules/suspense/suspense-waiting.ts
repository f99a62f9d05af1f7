import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { policiesFor } from '../policies/policies-queries.ts'
import { suspenseRule } from '../policies/suspense-policy.ts'

/** Money of unknown accounts: how much, since when, and whether it waits for longer than the city's rule says. */
export const suspenseWaiting: WaitingSource = {
  name: 'suspense',
  permission: 'payments.post',
  look: async (work) => {
    const rule = suspenseRule(await policiesFor(work), work.today)
    const { rows } = await sql<{
      items: number
      cents: number
      oldest: PlainDate | null
      overdue: number
    }>`
      select count(*) as items, coalesce(sum(amount_cents), 0)::bigint as cents, min(received_on) as oldest,
        count(*) filter (where received_on < ${work.today}::date - ${rule?.waitsDays ?? null}::int) as overdue
      from suspense_item where state = 'open'`.execute(work.db)
    const { items, cents, oldest, overdue } = rows[0]!
    if (oldest === null) return []
    const late =
      rule && overdue > 0
        ? ` ${counted(overdue, 'item waits', 'items wait')} longer than ${counted(rule.waitsDays, 'day', 'days')} (${rule.citation}).`
        : ''
    return [
      {
        kind: overdue > 0 ? 'late' : 'mine',
        title: `${counted(items, 'item', 'items')} in suspense, ${dollars(cents)}`,
        text: `The oldest came on ${dayWords(oldest)}.${late} Move each to its account, or ask for it to be paid back.`,
        at: '/suspense?view=open',
        on: oldest.toString(),
        amountCents: cents,
      },
    ]
  },
}
