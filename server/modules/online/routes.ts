import { online } from '@cartwright/api/online'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { approveOnlineRefund, declineOnlineRefund, onlineRefunds } from './decide-refund.ts'
import { onlineOfAccount, onlinePayments } from './online-queries.ts'
import { giveAsked, refundPayment } from './refund-payment.ts'
import { seeDispute } from './see-dispute.ts'
import { takeEvent } from './take-event.ts'
import type { OpenParts } from './visitors.ts'

/** What the provider tells, and what the office sees of payments made online. */
export function serveOnline(door: Door, parts: OpenParts): void {
  door.openLong(online.event, ({ context }, { params }) => takeEvent(parts, params.city, context))
  door.open(online.ofAccount, (work, { params }) => onlineOfAccount(work, params.accountNumber))
  door.open(online.list, (work, { query }) => onlinePayments(work, query))
  door.openLong(online.refund, async ({ caller, inTransaction }, received) => {
    const provider = (await parts.online?.providerOf(caller.city)) ?? refuse('PAY_NOT_OPEN', {})
    return refundPayment({ inTransaction, provider }, received)
  })
  door.open(online.seeDispute, seeDispute)
  door.open(online.refunds, onlineRefunds)
  door.openLong(online.approveRefund, async ({ caller, inTransaction }, { params: { onlineRefundId } }) => {
    const provider = (await parts.online?.providerOf(caller.city)) ?? refuse('PAY_NOT_OPEN', {})
    await inTransaction((work) => approveOnlineRefund(work, onlineRefundId))
    return giveAsked({ inTransaction, provider }, onlineRefundId)
  })
  door.open(online.declineRefund, async (work, received) => {
    await declineOnlineRefund(work, received)
    return onlineRefunds(work)
  })
}
