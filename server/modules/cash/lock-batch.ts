import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'

export type HeldBatch = Selectable<Database['cash_batch']>

/** Holds a batch until the work ends, so that its lines are numbered and summed one after another. Refuses CASH_BATCH_NOT_FOUND. */
export async function lockBatch({ db }: Work, batchId: number): Promise<HeldBatch> {
  const found = await db
    .selectFrom('cash_batch')
    .selectAll()
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('CASH_BATCH_NOT_FOUND', { batchId })
}

/** Refuses a batch that is closed or was given up. */
export function refuseEnded(batch: HeldBatch): void {
  if (batch.state !== 'open')
    refuse('CASH_BATCH_NOT_OPEN', { state: batch.state, by: batch.closed_by ?? batch.owner_name })
}

/** Refuses a batch that another person keys. */
export function refuseOthers({ actor }: Work, batch: HeldBatch): void {
  if (batch.owner_key !== keyOf(actor)) refuse('CASH_BATCH_OF_ANOTHER', { owner: batch.owner_name })
}
