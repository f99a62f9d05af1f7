import type { returns } from '@cartwright/api/returns'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { lockAccountById } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { paymentById, postAgain, type StoredPayment } from '../payments/take-back-payment.ts'
import { cameFromSuspense } from '../suspense/follow-payment.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { returnedItemsRule } from '../policies/returned-items-policy.ts'

type Item = {
  readonly paymentId: number
  readonly accountId: number
  readonly reason: string
  readonly firstPaymentId: number
  /** How often the item was presented again before. */
  readonly times: number
  readonly presentedOn: PlainDate | null
  readonly receivedOn: PlainDate
}

/**
 * Presents a returned item to the bank again. A check is posted as a new payment under its receipt with a mark, and may be returned again. What autopay
 * drew waits for a file to the bank, and is posted on the day of that file (`retry-file.ts`). Refuses an unknown item, and one that may not: its reason, the times and days of the rule, or because it was presented again already. Source: NACHA
 * Operating Rules 2.12.4: at most twice, within 180 days of the first time.
 */
export async function presentAgain(
  work: Work,
  { params: { returnedItemId } }: ReceivedBy<typeof returns.again>,
): Promise<SuccessOf<typeof returns.again>> {
  const { accountId } = await itemById(work, returnedItemId)
  const { number } = await lockAccountById(work, accountId)
  const item = await itemById(work, returnedItemId)
  await refuseAgain(work, item)
  const payment = await paymentById(work, item.paymentId)
  const drawn = await drawnByUs(work, payment.id)
  const paymentId = drawn ? null : await postCheckAgain(work, payment, accountId)
  await work.db
    .insertInto('represented_item')
    .values({
      returned_id: returnedItemId,
      first_payment_id: item.firstPaymentId,
      payment_id: paymentId,
      presented_on: work.today,
      presented_by: work.actor.name,
    })
    .execute()
  await recordCommand(work, {
    command: 'present-item-again',
    subject: `account ${number}`,
    changes: { returnedItemId, paymentId, amountCents: payment.amount, byFile: drawn },
  })
  return {
    paymentId,
    receipt: paymentId === null ? null : (await paymentById(work, paymentId)).receipt,
    balanceCents: await accountBalance(work, accountId),
  }
}

/** Whether a payment is an entry of one of our files to the bank: so it goes there again by a file. */
const drawnByUs = async ({ db }: Work, paymentId: number): Promise<boolean> =>
  (await db
    .selectFrom('ach_entry')
    .select('id')
    .where('payment_id', '=', paymentId)
    .where('mandate_id', 'is not', null)
    .executeTakeFirst()) !== undefined

async function postCheckAgain(work: Work, payment: StoredPayment, accountId: number): Promise<number> {
  // What came out of suspense went back to the bank from there: now it comes into cash, as any other.
  const from = (await cameFromSuspense(work, payment.id)) ? undefined : payment.cameFrom
  return postAgain(work, payment, accountId, from)
}

/**
 * What the payment of a returned item `r` was presented again by, as SQL: itself posted again, or the payment an entry of a file brought.
 */
export const cameAgain: RawBuilder<unknown> = sql`(select o.* from represented_item o where o.payment_id = r.payment_id or o.id in (
  select t.represented_id from retried_entry t join ach_entry e on e.id = t.ach_entry_id where e.payment_id = r.payment_id) limit 1)`

const no = (why: string): never => refuse('RETURNED_ITEM_NOT_AGAIN', { why })

async function refuseAgain(work: Work, item: Item): Promise<void> {
  const rule = returnedItemsRule(await policiesFor(work), work.today)
  if (item.presentedOn) no(`It was presented again on ${item.presentedOn.toString()}.`)
  if (!rule?.again) return no('The city has no rule on presenting an item again.')
  if (!rule.reasons.some(({ code, representable }) => code === item.reason && representable))
    no('The bank would return it for the same reason.')
  if (item.times >= rule.again.times)
    no(`It was presented again ${item.times} times, which is all there may be.`)
  const last = item.receivedOn.add({ days: rule.again.withinDays })
  if (isBefore(last, work.today)) no(`The last day for it was ${last.toString()}.`)
}

async function itemById(work: Work, returnedItemId: number): Promise<Item> {
  const { rows } = await sql<Item>`
    select r.payment_id as "paymentId", r.account_id as "accountId", r.reason, first.id as "firstPaymentId",
      (select count(*)::bigint from represented_item o where o.first_payment_id = first.id) as times,
      again.presented_on as "presentedOn", first.received_on as "receivedOn"
    from returned_item r left join lateral ${cameAgain} came on true
    join payment first on first.id = coalesce(came.first_payment_id, r.payment_id)
    left join represented_item again on again.returned_id = r.id
    where r.id = ${returnedItemId} and r.account_id is not null`.execute(work.db)
  return rows[0] ?? refuse('RETURNED_ITEM_NOT_FOUND', { returnedItemId })
}
