import type { online } from '@cartwright/api/online'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { cents } from '#kernel/money'
import type { PaymentProvider } from '#kernel/payment-provider'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { ProviderAway, ProviderFailed } from '#ports/payment-provider/stripe'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'

type Asked = ReceivedBy<typeof online.refund>

/**
 * Has the provider give money back to where it came from. Who asks and why is written down before: a process that is killed in between has perhaps
 * given it. The books follow when the provider says it did, as with a refund made at the provider itself. The same request again answers as before
 * and gives nothing more. Refuses what was not paid, more than is left of it, another amount under the same name, and what the provider refuses.
 */
export async function refundPayment(
  { inTransaction, provider }: { readonly inTransaction: InTransaction; readonly provider: PaymentProvider },
  asked: Asked,
): Promise<SuccessOf<typeof online.refund>> {
  const { reference } = asked.params
  const { amountCents, requestKey } = asked.body
  const { transactionId, refundId: before } = await inTransaction((work) => askRefund(work, asked))
  if (before !== null) return { refundId: before }
  const { refundId } = await provider
    .refund({ transactionId, amount: cents(amountCents), key: `${reference}-${requestKey}` })
    .catch((error: unknown) => {
      if (error instanceof ProviderAway) return refuse('ONLINE_REFUND_UNANSWERED', {})
      if (error instanceof ProviderFailed) return refuse('ONLINE_REFUND_TURNED_DOWN', {})
      throw error
    })
  await inTransaction((work) => record(work, asked, { command: 'refund-online-payment', refundId }))
  return { refundId }
}

/** What is asked of the provider, written down; with what it answered before, null when it did not. */
async function askRefund(
  work: Work,
  asked: Asked,
): Promise<{ transactionId: string; refundId: string | null }> {
  const { reference } = asked.params
  const { amountCents, requestKey } = asked.body
  const found = await work.db
    .selectFrom('payment_intent')
    .select(['state', 'transaction_id', 'amount_cents', 'refunded_cents', 'disputed_cents'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!found) return refuse('ONLINE_PAYMENT_NOT_FOUND', { reference })
  const { state, transaction_id: transactionId } = found
  if (state !== 'paid' || transactionId === null) return refuse('ONLINE_PAYMENT_NOT_PAID', { state })
  const before = await askedBefore(work, asked)
  if (before) {
    if (before.amountCents !== amountCents) refuse('REQUEST_KEY_USED', { key: requestKey })
    return { transactionId, refundId: before.refundId }
  }
  const left = found.amount_cents - found.refunded_cents - found.disputed_cents
  if (left <= 0) refuse('ONLINE_PAYMENT_NOT_PAID', { state })
  if (amountCents > left) refuseField('amountCents', 'Write no more than what is left of the payment.')
  await record(work, asked, { command: 'ask-online-refund', refundId: null })
  return { transactionId, refundId: null }
}

const subjectOf = ({ params: { reference } }: Asked): string => `online payment ${reference}`

/** The same request as it was asked before, with what the provider answered; undefined: it was not. */
async function askedBefore(
  { db }: Work,
  asked: Asked,
): Promise<{ amountCents: number; refundId: string | null } | undefined> {
  const { rows } = await sql<{ amountCents: number; refundId: string | null }>`
    select (changes->>'amountCents')::bigint as "amountCents", changes->>'refundId' as "refundId" from command_record
    where subject = ${subjectOf(asked)} and command in ('ask-online-refund', 'refund-online-payment')
      and changes->>'requestKey' = ${asked.body.requestKey} order by id desc limit 1`.execute(db)
  return rows[0]
}

const record = (
  work: Work,
  asked: Asked,
  { command, refundId }: { readonly command: string; readonly refundId: string | null },
): Promise<void> =>
  recordCommand(work, {
    command,
    subject: subjectOf(asked),
    changes: { amountCents: asked.body.amountCents, requestKey: asked.body.requestKey, refundId },
    reason: asked.body.note,
  })
