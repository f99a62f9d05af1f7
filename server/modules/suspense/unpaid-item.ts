import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import { bringItem } from './bring-item.ts'
import { lockSuspenseItem, type SuspenseShown } from './suspense-rows.ts'

/**
 * Says that the bank did not pay an item nobody had moved: the entry that put it into suspense is taken back, which credits cash, and the item is over. Whoever
 * calls records the command it is part of. Refuses an item that somebody decided about, except one that was asked to be paid back.
 */
export async function unpaidItem(work: Work, itemId: number, reason: string): Promise<SuspenseShown> {
  const item = await lockSuspenseItem(work, itemId)
  if (item.state !== 'open' && item.state !== 'return-asked')
    refuse('SUSPENSE_ITEM_DECIDED', {
      state: item.state,
      by: item.decidedBy,
      accountNumber: item.accountNumber,
    })
  const { entry_id: entryId } = await work.db
    .selectFrom('suspense_item')
    .select('entry_id')
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow()
  await reverseEntry(work, { entryId, postedOn: work.today, reason })
  await bringItem(work, itemId, { state: 'unpaid', reason: `Not paid by the bank: ${reason}` })
  return item
}
