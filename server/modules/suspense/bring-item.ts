import type { Work } from '#kernel/work'
import type { SuspenseShown } from './suspense-rows.ts'

/** Where an item stands from today on, and why. */
type Decision = {
  readonly state: SuspenseShown['state']
  readonly reason: string | null
  /** Of one that is moved: the account, and the payment it became. */
  readonly accountId?: number | null
  readonly paymentId?: number | null
}

/** Brings an item to a state, and adds that to its history: so what is in suspense can be told of any day. The caller holds the item. */
export async function bringItem(
  { db, actor, today }: Work,
  itemId: number,
  { state, reason, accountId = null, paymentId = null }: Decision,
): Promise<void> {
  const now = { state, reason, account_id: accountId, payment_id: paymentId }
  await db
    .updateTable('suspense_item')
    .set({ ...now, decided_by: actor.name, decided_on: today })
    .where('id', '=', itemId)
    .execute()
  await db
    .insertInto('suspense_step')
    .values({ ...now, item_id: itemId, on_day: today, made_by: actor.name })
    .execute()
}
