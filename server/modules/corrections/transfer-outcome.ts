import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { approveAdjustment } from '../adjustments/approve-adjustment.ts'
import { returnAdjustment, withdrawAdjustment } from '../adjustments/end-adjustment.ts'
import type { AdjustmentOutcome } from '../adjustments/outcome.ts'
import { markPosted } from './ask-for-transfer.ts'

/**
 * A transfer is one: whoever approves the adjustment of one account approves those of the others in the same work, within their authority
 * for each, and whoever returns or withdraws one ends all. So what it moves sums to nothing at any moment.
 */
export const transferOutcome: AdjustmentOutcome = {
  kind: 'transfer',
  accounts: async ({ db }, { id }) => {
    const rows = await db
      .selectFrom('transfer_part')
      .select('account_id')
      .where('transfer_id', '=', id)
      .execute()
    return rows.map(({ account_id }) => account_id)
  },
  approved: async (work, { id, adjustmentId }) => {
    for (const other of await waiting(work, id, adjustmentId))
      await approveAdjustment(work, { adjustmentId: other, outcomes: [] })
    await markPosted(work, id)
  },
  ended: async (work, { id, state, note }) => {
    for (const other of await waiting(work, id, null))
      if (state === 'returned')
        await returnAdjustment(work, { adjustmentId: other, note: note ?? '', outcomes: [] })
      else await withdrawAdjustment(work, { adjustmentId: other, note: note ?? undefined, outcomes: [] })
    await sql`update transfer set state = ${state === 'returned' ? 'refused' : 'withdrawn'}, ended_by = ${work.actor.name},
      ended_at = clock_timestamp(), ended_note = ${note} where id = ${id}`.execute(work.db)
  },
  reversing: (_, { id }) => Promise.resolve(refuse('TRANSFER_TAKEN_BACK_BY_TRANSFER', { transferId: id })),
}

async function waiting({ db }: Work, transferId: number, except: number | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select a.id from transfer_part p join adjustment a on a.id = p.adjustment_id
    where p.transfer_id = ${transferId} and a.state = 'waiting' and a.id is distinct from ${except}::bigint
    order by p.account_id`.execute(db)
  return rows.map(({ id }) => id)
}
