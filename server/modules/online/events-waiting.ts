import { sql } from 'kysely'
import type { WaitingSource } from '#kernel/waiting'
import { counted } from '#kernel/words'

/** Calls of the provider are seen to within seconds. One that waits for so many minutes was tried again and again. */
const waitMinutes = 15

/** Calls of the provider of payments that the books have not taken in. */
export const eventsWaiting: WaitingSource = {
  name: 'provider-calls',
  permission: 'cash.sign',
  look: async (work) => {
    const { rows } = await sql<{ calls: number }>`
      select count(*) as calls from provider_event
      where outcome is null and received_at < clock_timestamp() - make_interval(mins => ${waitMinutes}::int)`.execute(
      work.db,
    )
    const { calls } = rows[0]!
    if (calls === 0) return []
    return [
      {
        kind: 'late',
        title: `${counted(calls, 'call', 'calls')} of the payment provider still to be seen to`,
        text: `They wait for more than ${waitMinutes} minutes, and are tried again every minute. The log says what stops them.`,
        at: '/online-payments',
        on: null,
        amountCents: 0,
      },
    ]
  },
}
