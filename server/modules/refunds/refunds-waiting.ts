import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'
import { waitsForFile } from './bank-refunds.ts'

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

/** Approved refunds that go to bank accounts and are in no file yet. */
export const bankRefundsWaiting: WaitingSource = {
  name: 'bank-refunds',
  permission: 'autopay.prepare',
  look: async (work) => {
    const { rows } = await sql<{ many: number; cents: number; oldest: PlainDate | null; batchId: number }>`
      select count(*) as many, coalesce(sum(r.amount_cents), 0)::bigint as cents, min(b.decided_on) as oldest, min(b.id) as "batchId"
      from refund r join refund_batch b on b.id = r.batch_id where ${waitsForFile}`.execute(work.db)
    const { many, cents, oldest, batchId } = rows[0]!
    if (oldest === null) return []
    return [
      {
        kind: isBefore(oldest.add({ days: 3 }), work.today) ? 'late' : 'today',
        title: `${counted(many, 'refund waits', 'refunds wait')} for a file to the bank, ${dollars(cents)}`,
        text: `The oldest is owed since ${dayWords(oldest)}. Prepare the file; another person releases it.`,
        at: `/refunds/${batchId}`,
        on: oldest.toString(),
        amountCents: cents,
      },
    ]
  },
}
