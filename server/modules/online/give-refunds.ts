import { sql } from 'kysely'
import { cents } from '#kernel/money'
import type { PaymentProvider } from '#kernel/payment-provider'
import type { InTransaction, Job, Work } from '#kernel/work'
import { ProviderAway, ProviderFailed } from '#ports/payment-provider/stripe'
import { recordCommand } from '../audit/record-command.ts'
import { followRefundsJobName, giveRefundsJobName, type RefundState } from './online-refunds.ts'
import { lookAt } from './settle-events.ts'
import { takeLook } from './settle-payment.ts'

type Visit = { readonly inTransaction: InTransaction; readonly provider: PaymentProvider }
type Sending = {
  readonly reference: string
  readonly transactionId: string
  readonly amountCents: number
  readonly requestKey: string
  readonly note: string
  readonly isOwed: boolean
  readonly givenCents: number
  /** It was sent so long ago that the provider may have forgotten our name of it. */
  readonly long: boolean
}

/** How long a provider keeps the name of a request for certain, less a margin: Stripe says at least 24 hours. */
const rememberedHours = 20

/** Every minute, and as soon as something was asked for: has the provider give back what nobody has an answer of yet. */
export const giveRefundsJob: Job = {
  name: giveRefundsJobName,
  run: async ({ inTransaction, paymentProvider: provider }) => {
    if (!provider) return
    const { rows } = await inTransaction(({ db }) =>
      sql<{ id: number }>`select id from online_refund where state = 'asked'
        and (sent_at is null or sent_at < clock_timestamp() - interval '1 minute') order by id limit 100`.execute(
        db,
      ),
    )
    for (const { id } of rows) if ((await giveRefund({ inTransaction, provider }, id)) === 'away') return
  },
}

/**
 * Has the provider give back what was written down to be: once, whoever else does it at the same time and whoever was killed before. Answers how it stands,
 * `away` where the provider did not answer: then it is asked again under the same name.
 */
export async function giveRefund(visit: Visit, id: number): Promise<RefundState | 'away'> {
  const { inTransaction, provider } = visit
  const asked = await inTransaction((work) => toSend(work, id))
  if (typeof asked === 'string') return asked
  const { transactionId } = asked
  try {
    const found = asked.long ? await provider.fetch({ kind: 'transaction', id: transactionId }) : null
    // What is back already beside what we know of was given when nobody heard the answer.
    const { refundId } =
      found !== null && found.refunded >= asked.givenCents + asked.amountCents
        ? { refundId: 'seen by its amount' }
        : await provider.refund({
            transactionId,
            amount: cents(asked.amountCents),
            key: `${asked.reference}-${asked.requestKey}`,
          })
    return await inTransaction((work) => keepAnswer(work, id, asked, { state: 'given', refundId }))
  } catch (error) {
    if (error instanceof ProviderAway) return 'away'
    if (!(error instanceof ProviderFailed)) throw error
    const state = await inTransaction((work) =>
      keepAnswer(work, id, asked, { state: 'failed', refundId: null }),
    )
    await lookAt(inTransaction, provider, { kind: 'transaction', id: transactionId })
    return state
  }
}

/** What is to be sent, marked as sent now; how it stands where there is nothing to send. */
async function toSend({ db }: Work, id: number): Promise<Sending | RefundState> {
  const { rows } = await sql<Sending & { state: RefundState }>`
    select r.state, i.reference, i.transaction_id as "transactionId", r.amount_cents as "amountCents", r.request_key as "requestKey", r.note,
      r.is_owed as "isOwed", coalesce(r.sent_at < clock_timestamp() - make_interval(hours => ${rememberedHours}::int), false) as long,
      (select coalesce(sum(g.amount_cents), 0)::bigint from online_refund g where g.intent_id = i.id and g.state = 'given') as "givenCents"
    from online_refund r join payment_intent i on i.id = r.intent_id where r.id = ${id} for no key update of r`.execute(
    db,
  )
  const found = rows[0]!
  if (found.state !== 'asked') return found.state
  // A long silence is not made shorter by asking: until it was looked at, its first time counts.
  await sql`update online_refund set sent_at = case when ${found.long} then sent_at else clock_timestamp() end where id = ${id}`.execute(
    db,
  )
  return found
}

type Answer = { readonly state: 'given' | 'failed'; readonly refundId: string | null }

/** Keeps what the provider answered, once: an answer that comes twice is the first one. */
async function keepAnswer(
  work: Work,
  id: number,
  asked: Sending,
  { state, refundId }: Answer,
): Promise<RefundState> {
  const look = await takeLook(work)
  const { rows } = await sql`
    update online_refund set state = ${state}, provider_id = ${refundId}, given_look = ${state === 'given' ? look : null}
    where id = ${id} and state = 'asked' returning id`.execute(work.db)
  if (rows.length > 0)
    await recordCommand(work, {
      command: state === 'given' ? 'refund-online-payment' : 'turn-down-online-refund',
      subject: `online payment ${asked.reference}`,
      changes: { amountCents: asked.amountCents, requestKey: asked.requestKey, refundId },
      reason: asked.note,
    })
  if (asked.isOwed) await work.later(followRefundsJobName, {})
  return state
}
