import type { cash } from '@cartwright/api/cash'
import type { ReceivedBy } from '@cartwright/api/route'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { ownersOf } from '../staff/owners.ts'
import { type BatchShown, batchById, totalsOf } from './batch-rows.ts'
import { lockBatch, refuseEnded, refuseOthers } from './lock-batch.ts'

/** Puts the control figures of an open batch right, where the tape itself was wrong, with the reason on record. */
export async function changeControl(
  work: Work,
  { params, body }: ReceivedBy<typeof cash.control>,
): Promise<BatchShown> {
  const batch = await lockBatch(work, params.batchId)
  refuseEnded(batch)
  refuseOthers(work, batch)
  const { controlCount, controlCents, reason } = body
  if (batch.control_count !== controlCount || batch.control_cents !== controlCents) {
    await work.db
      .updateTable('cash_batch')
      .set({ control_count: controlCount, control_cents: controlCents })
      .where('id', '=', batch.id)
      .execute()
    const before = { controlCount: batch.control_count, controlCents: batch.control_cents }
    await recordCommand(work, {
      command: 'change-cash-control',
      subject: `cash batch ${batch.id}`,
      changes: { before, after: { controlCount, controlCents } },
      reason,
    })
  }
  return batchById(work, batch.id)
}

/** Hands an open batch over to a person of the staff, or to whoever asks. Its lines stay with those who entered them. */
export async function handOverBatch(
  work: Work,
  { params, body }: ReceivedBy<typeof cash.handOver>,
): Promise<BatchShown> {
  const batch = await lockBatch(work, params.batchId)
  refuseEnded(batch)
  const to = await newOwner(work, body.userId)
  if (to.owner_key !== batch.owner_key) {
    await work.db.updateTable('cash_batch').set(to).where('id', '=', batch.id).execute()
    await recordCommand(work, {
      command: 'hand-over-cash-batch',
      subject: `cash batch ${batch.id}`,
      changes: { from: batch.owner_name, to: to.owner_name },
    })
  }
  return batchById(work, batch.id)
}

async function newOwner(
  work: Work,
  userId: string | null,
): Promise<{ owner_name: string; owner_key: string }> {
  if (userId === null) return { owner_name: work.actor.name, owner_key: keyOf(work.actor) }
  const { owner_name } = (await ownersOf(work, [userId]))(userId)
  return { owner_name: owner_name ?? userId, owner_key: userId }
}

/** Gives up a batch that was opened by mistake. Refuses one that has lines. Done twice it changes nothing. */
export async function dropBatch(work: Work, batchId: number): Promise<BatchShown> {
  const batch = await lockBatch(work, batchId)
  if (batch.state !== 'dropped') {
    refuseEnded(batch)
    refuseOthers(work, batch)
    const { count } = await totalsOf(work, batchId)
    if (count > 0) refuse('CASH_BATCH_HAS_LINES', { count })
    await work.db.updateTable('cash_batch').set({ state: 'dropped' }).where('id', '=', batchId).execute()
    await recordCommand(work, { command: 'drop-cash-batch', subject: `cash batch ${batchId}`, changes: {} })
  }
  return batchById(work, batchId)
}
