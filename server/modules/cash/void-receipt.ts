import type { counter } from '@cartwright/api/counter'
import type { ReceivedBy } from '@cartwright/api/route'
import { isSame } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { isOwn } from '../billing/bill-run.ts'
import { takeBackPayment } from '../payments/take-back-payment.ts'
import { cashOverShortRule } from '../policies/cash-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type ReceiptShown, receiptByNumber } from './receipt-rows.ts'
import { lockDrawer } from './tend-drawer.ts'

/**
 * Voids a receipt on its day, while its drawer is open: all its payments are taken back, and its number stays used. Refuses whoever made it
 * out or gave their authority, another day, a counted drawer, and a second time.
 */
export async function voidReceipt(
  work: Work,
  { params: { number }, body }: ReceivedBy<typeof counter.voidReceipt>,
): Promise<ReceiptShown> {
  const { drawerId } = await receiptByNumber(work, number)
  const drawer = await lockDrawer(work, drawerId)
  const receipt = await work.db
    .selectFrom('cash_receipt')
    .selectAll()
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (receipt.state === 'voided') refuse('RECEIPT_ALREADY_VOIDED', { by: receipt.voided_by ?? '' })
  if (isOwn(work.actor, receipt.made_by_key)) refuse('RECEIPT_OWN', { madeBy: receipt.made_by })
  if (drawer.state !== 'open' || !isSame(receipt.received_on, work.today))
    refuse('RECEIPT_TOO_LATE', { receivedOn: receipt.received_on.toString() })
  const rule = cashOverShortRule(await policiesFor(work), work.today)
  const { citation } = rule ?? refuse('CASH_RULE_MISSING', { policy: 'cash-over-short' })
  const payments = await work.db
    .selectFrom('cash_receipt_payment')
    .select('payment_id')
    .where('receipt_id', '=', receipt.id)
    .orderBy('payment_id')
    .execute()
  for (const { payment_id: paymentId } of payments)
    await takeBackPayment(work, {
      paymentId,
      reason: { code: 'void', en: 'Receipt voided at the counter', citation },
      note: body.reason,
    })
  await work.db
    .updateTable('cash_receipt')
    .set({ state: 'voided', voided_by: work.actor.name, voided_because: body.reason })
    .where('id', '=', receipt.id)
    .execute()
  await recordCommand(work, {
    command: 'void-receipt',
    subject: `receipt ${number}`,
    changes: { totalCents: receipt.total_cents },
    reason: body.reason,
  })
  return receiptByNumber(work, number)
}
