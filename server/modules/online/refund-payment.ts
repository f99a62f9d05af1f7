import type { online } from '@cartwright/api/online'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PaymentProvider } from '#kernel/payment-provider'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { giveRefund } from './give-refunds.ts'
import { holdIntentFor, type RefundState, storeRefund } from './online-refunds.ts'
import { mayGiveAlone } from './refund-authority.ts'

type Asked = ReceivedBy<typeof online.refund>
type Answer = SuccessOf<typeof online.refund>
type GiveVisit = { readonly inTransaction: InTransaction; readonly provider: PaymentProvider }

/**
 * Has the provider give money back to where it came from: at once within what the person may post alone, else once a second person agreed. Who asks and why
 * is written down before: a process that is killed in between has perhaps given it. The books follow when the provider says it did, as with a refund made at
 * the provider itself. The same request again answers as before and gives nothing more. Refuses what was not paid, more than is left of it, another amount
 * under the same name, and what the provider refuses.
 */
export async function refundPayment(visit: GiveVisit, asked: Asked): Promise<Answer> {
  const { id, state } = await visit.inTransaction((work) => askRefund(work, asked))
  return state === 'asked' ? giveAsked(visit, id) : answerOf(visit, id, state)
}

/** Gives what is written down to be given, and says how it came out. Refuses where the provider said no, or nothing. */
export async function giveAsked(visit: GiveVisit, id: number): Promise<Answer> {
  return answerOf(visit, id, await giveRefund(visit, id))
}

async function answerOf(
  { inTransaction }: GiveVisit,
  id: number,
  state: RefundState | 'away',
): Promise<Answer> {
  if (state === 'away') return refuse('ONLINE_REFUND_UNANSWERED', {})
  if (state === 'failed') return refuse('ONLINE_REFUND_TURNED_DOWN', {})
  const { provider_id: refundId } = await inTransaction(({ db }) =>
    db.selectFrom('online_refund').select('provider_id').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return { onlineRefundId: id, refundId, state }
}

/** What is asked of the provider, written down; asked before, as it stands. */
async function askRefund(
  work: Work,
  { params: { reference }, body: { amountCents, requestKey, note } }: Asked,
): Promise<{ readonly id: number; readonly state: RefundState }> {
  const intent = await holdIntentFor(work, sql`i.reference = ${reference}`)
  if (!intent) return refuse('ONLINE_PAYMENT_NOT_FOUND', { reference })
  if (intent.state !== 'paid') refuse('ONLINE_PAYMENT_NOT_PAID', { state: intent.state })
  const before = await work.db
    .selectFrom('online_refund')
    .select(['id', 'state', 'amount_cents'])
    .where('intent_id', '=', intent.id)
    .where('request_key', '=', requestKey)
    .executeTakeFirst()
  if (before) {
    if (before.amount_cents !== amountCents) refuse('REQUEST_KEY_USED', { key: requestKey })
    return { id: before.id, state: before.state as RefundState }
  }
  if (intent.leftCents <= 0) refuse('ONLINE_PAYMENT_NOT_PAID', { state: intent.state })
  if (amountCents > intent.leftCents)
    refuseField('amountCents', 'Write no more than what is left of the payment.')
  const alone = await mayGiveAlone(work, { accountId: intent.accountId, amountCents })
  const id = await storeRefund(work, { intent, amountCents, requestKey, note, isOwed: false, alone })
  return { id, state: alone ? 'asked' : 'waiting' }
}
