import type { ReceivedBy } from '@cartwright/api/route'
import type { unclaimed } from '@cartwright/api/unclaimed'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockBatch, lockItem, wholeBatch, type WholeBatch } from './batch-rows.ts'

/** Leaves money out of its batch: it stays where it is, and may go into the next. Refuses what is no longer listed. */
export async function leaveOut(
  work: Work,
  { params: { itemId }, body: { reason } }: ReceivedBy<typeof unclaimed.leaveOut>,
): Promise<WholeBatch> {
  const { item } = await lockItem(work, itemId)
  if (item.state !== 'listed') refuse('UNCLAIMED_ITEM_NOT_LISTED', { itemId, state: item.state })
  await work.db
    .updateTable('unclaimed_item')
    .set({ state: 'left-out', ended_by: work.actor.name, ended_on: work.today, ended_reason: reason })
    .where('id', '=', itemId)
    .execute()
  await closeWhenDone(work, item.batchId)
  await recordCommand(work, {
    command: 'leave-out-unclaimed-money',
    subject: item.accountNumber === null ? `unclaimed item ${itemId}` : `account ${item.accountNumber}`,
    changes: { itemId, amountCents: item.amountCents },
    reason,
  })
  return wholeBatch(work, item.batchId)
}

/**
 * Says that a batch is over, once something of it was taken and nothing is listed any more: what claims had held may have been claimed or left out
 * after the rest was taken.
 */
export async function closeWhenDone(work: Work, batchId: number): Promise<void> {
  await sql`
    update unclaimed_batch b set state = 'taken', ended_by = ${work.actor.name}, ended_on = ${work.today}::date
    where id = ${batchId} and state <> 'taken'
      and exists (select from unclaimed_item i where i.batch_id = b.id and i.state = 'taken')
      and not exists (select from unclaimed_item i where i.batch_id = b.id and i.state = 'listed')`.execute(
    work.db,
  )
}

/** Gives a batch up of which nothing was taken. Its money stays where it is, and may go into the next. */
export async function dropBatch(
  work: Work,
  { params: { batchId }, body: { reason } }: ReceivedBy<typeof unclaimed.drop>,
): Promise<WholeBatch> {
  const { batch } = await lockBatch(work, batchId)
  if (batch.state === 'dropped' || batch.takenCents > 0)
    refuse('UNCLAIMED_BATCH_NOT_IN_STATE', { batchId, state: batch.state })
  const said = { ended_by: work.actor.name, ended_on: work.today }
  await work.db
    .updateTable('unclaimed_item')
    .set({ state: 'left-out', ended_reason: reason, ...said })
    .where('batch_id', '=', batchId)
    .where('state', '=', 'listed')
    .execute()
  await work.db
    .updateTable('unclaimed_batch')
    .set({ state: 'dropped', ...said })
    .where('id', '=', batchId)
    .execute()
  await recordCommand(work, {
    command: 'drop-unclaimed-batch',
    subject: `unclaimed batch ${batchId}`,
    changes: { count: batch.count, cents: batch.cents },
    reason,
  })
  return wholeBatch(work, batchId)
}
