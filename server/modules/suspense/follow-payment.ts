import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { reverseEntry } from '../ledger/reverse-entry.ts'
import type { StoredPayment, TakenBackFollower } from '../payments/take-back-payment.ts'
import { bringItem } from './bring-item.ts'

type Paid = { readonly id: number; readonly entryId: number }

/**
 * What follows for the item in suspense a payment came from, when the payment is taken back: its money is in suspense again, and the item waits again
 * with the reason; or it goes along to the account the money was meant for. Of a payment that came from elsewhere nothing follows.
 */
export const suspenseFollows: TakenBackFollower = async (work, { payment, note, movedTo }) => {
  const item = await heldItemOf(work, payment.id)
  if (!item) return
  const from = `Taken back from account ${payment.accountNumber}: ${note}`
  await bringItem(work, item.id, { state: movedTo ? 'moved' : 'open', reason: from, ...movedTo })
}

/**
 * The same when the bank did not pay it: the payment was taken back into suspense, from where the bank took the money. So the entry that put it there
 * is taken back too, which credits cash, and the item is over. Answers whether the payment came from suspense.
 */
export async function suspenseUnpaid(work: Work, payment: StoredPayment, reason: string): Promise<boolean> {
  const item = await heldItemOf(work, payment.id)
  if (!item) return false
  await reverseEntry(work, { entryId: item.entryId, postedOn: work.today, reason })
  await bringItem(work, item.id, {
    state: 'unpaid',
    reason: `Not paid by the bank: ${reason}`,
    accountId: payment.accountId,
    paymentId: payment.id,
  })
  return true
}

async function heldItemOf({ db }: Work, paymentId: number): Promise<Paid | undefined> {
  const { rows } = await sql<Paid>`
    select id, entry_id as "entryId" from suspense_item where payment_id = ${paymentId} and state = 'moved'
    for no key update`.execute(db)
  return rows[0]
}

/** Whether a payment came out of suspense. */
export async function cameFromSuspense({ db }: Work, paymentId: number): Promise<boolean> {
  const found = await db
    .selectFrom('suspense_step')
    .select('id')
    .where('payment_id', '=', paymentId)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
