import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { bringItem } from './bring-item.ts'
import { lockSuspenseItem } from './suspense-rows.ts'

/**
 * Says that an item which was asked to be paid back is paid back, and answers the ledger account that held it. Whoever calls posts the entry and
 * records the command it is part of. Refuses an item that nobody asked to be paid back.
 */
export async function returnItem(work: Work, itemId: number): Promise<string> {
  const { state, heldIn, reason } = await lockSuspenseItem(work, itemId)
  if (state !== 'return-asked') refuse('SUSPENSE_ITEM_NOT_FOUND', { itemId })
  await bringItem(work, itemId, { state: 'returned', reason })
  return heldIn
}

/** Takes that back, since its check was voided: the item is open again. The caller takes the entry back. */
export async function reopenItem(work: Work, itemId: number, reason: string): Promise<void> {
  const { state } = await lockSuspenseItem(work, itemId)
  if (state === 'returned') await bringItem(work, itemId, { state: 'open', reason })
}

/**
 * Says that an open item is over, since nobody claimed it and the city took it. Whoever calls posts the entry and records the command it is part of.
 * Refuses an item that somebody decided about.
 */
export async function takeItem(work: Work, itemId: number, reason: string): Promise<void> {
  const { state } = await lockSuspenseItem(work, itemId)
  if (state !== 'open') refuse('SUSPENSE_ITEM_NOT_FOUND', { itemId })
  await bringItem(work, itemId, { state: 'unclaimed', reason })
}
