import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'

/** Batches of refunds that wait for the approval of whoever looks: nobody approves their own. */
export const refundsWaiting: WaitingSource = {
  name: 'refund-batches',
  permission: 'refunds.approve',
  look: async (work) => {
    const { rows } = await sql<{ id: number; by: string; on: PlainDate; refunds: number; cents: number }>`
      select b.id, b.made_by as by, b.made_on as on, count(r.id) as refunds, coalesce(sum(r.amount_cents), 0)::bigint as cents
      from refund_batch b left join refund r on r.batch_id = b.id and r.state <> 'left-out'
      where b.state = 'proposed' and b.made_by_key <> ${keyOf(work.actor)}
      group by b.id order by b.id limit 100`.execute(work.db)
    return rows.map(({ id, by, on, refunds, cents }) => ({
      kind: isBefore(on.add({ days: 3 }), work.today) ? 'late' : 'mine',
      title: `Refund batch ${id} waits for your approval: ${counted(refunds, 'refund', 'refunds')}, ${dollars(cents)}`,
      text: `Put together by ${by} on ${dayWords(on)}. Nothing is owed to anybody until it is approved.`,
      at: `/refunds/${id}`,
      on: on.toString(),
      amountCents: cents,
    }))
  },
}
