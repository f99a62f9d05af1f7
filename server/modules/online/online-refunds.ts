import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import { recordCommand } from '../audit/record-command.ts'

/** How far it is with money the provider is to give back. */
export type RefundState = 'waiting' | 'declined' | 'asked' | 'given' | 'failed' | 'returned'

/** The job that has the provider give back what was asked for. */
export const giveRefundsJobName = 'give-online-refunds'

/** The job in which whoever ordered refunds out of what the city owes sees how they ended. */
export const followRefundsJobName = 'follow-original-tender'

/** A payment of which something is to go back, held against whoever else would give of it. */
type HeldIntent = {
  readonly id: number
  readonly reference: string
  readonly accountId: number
  readonly state: string
  /** What is left of it: paid, not given back, not disputed, and not asked back already. */
  readonly leftCents: number
}

/**
 * What of a payment may still go back, as SQL on `payment_intent i`: what was paid, less what went back, what disputes took, and what was asked back
 * and is not among what the provider told by the last look.
 */
const leftToGive: RawBuilder<number> = sql<number>`(i.amount_cents - i.refunded_cents - i.disputed_cents - coalesce((
  select sum(r.amount_cents) from online_refund r where r.intent_id = i.id and (r.state in ('waiting', 'asked')
    or (r.state = 'given' and r.given_look > i.looked))), 0))::bigint`

/** Holds a payment until the work ends. Refuses an unknown one, and one that was not paid. */
export async function holdIntentFor(work: Work, which: RawBuilder<unknown>): Promise<HeldIntent | undefined> {
  await sql`select from payment_intent i where ${which} for no key update`.execute(work.db)
  const { rows } = await sql<HeldIntent>`
    select i.id, i.reference, i.account_id as "accountId", i.state, ${leftToGive} as "leftCents"
    from payment_intent i where ${which}`.execute(work.db)
  return rows[0]
}

type NewRefund = {
  readonly intent: Pick<HeldIntent, 'id' | 'reference'>
  readonly amountCents: number
  readonly requestKey: string
  readonly note: string
  /** Out of what the city owes as refunds, not out of the payment’s account. */
  readonly isOwed: boolean
  readonly alone: boolean
}

/** Writes down that money is to go back, before anybody asks the provider: at once where one person may, else once a second one agreed. */
export async function storeRefund(work: Work, asked: NewRefund): Promise<number> {
  const state = asked.alone || asked.isOwed ? 'asked' : 'waiting'
  const { id } = await work.db
    .insertInto('online_refund')
    .values({
      intent_id: asked.intent.id,
      amount_cents: asked.amountCents,
      request_key: asked.requestKey,
      is_owed: asked.isOwed,
      note: asked.note,
      state,
      alone: asked.alone,
      asked_by: work.actor.name,
      asked_key: keyOf(work.actor),
      asked_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordCommand(work, {
    command: 'ask-online-refund',
    subject: `online payment ${asked.intent.reference}`,
    changes: { amountCents: asked.amountCents, requestKey: asked.requestKey, state },
    reason: asked.note,
  })
  return id
}

/** An online payment from which a credit of its account may go back to where it came from. */
export type Refundable = {
  readonly intentId: number
  readonly reference: string
  readonly tender: string | null
  readonly brand: string | null
  readonly last4: string | null
  readonly leftCents: number
}

/** Of some accounts the online payments that stand in their books and of which something is left, the newest first. */
export async function refundableOf(
  { db }: Work,
  accountIds: readonly number[],
): Promise<Map<number, Refundable[]>> {
  const { rows } = await sql<Refundable & { accountId: number }>`
    select i.id as "intentId", i.account_id as "accountId", i.reference, i.tender, i.brand, i.last4, ${leftToGive} as "leftCents"
    from payment_intent i where i.account_id = any(${accountIds}::bigint[]) and i.state = 'paid' and i.transaction_id is not null
      and i.booked_cents > 0 and ${leftToGive} > 0
      and not exists (select from payment_reversal v where v.payment_id = i.payment_id)
    order by i.id desc`.execute(db)
  return Map.groupBy(rows, ({ accountId }) => accountId)
}

/**
 * Orders the provider to give back what the city owes to a customer, from a payment of theirs: whoever approved it is the second person. The payment
 * stays in the books of its account. Answers null where no longer as much is left of the payment.
 */
export async function orderOwedRefund(
  work: Work,
  {
    intentId,
    ...asked
  }: Pick<NewRefund, 'amountCents' | 'requestKey' | 'note'> & { readonly intentId: number },
): Promise<number | null> {
  const intent = await holdIntentFor(work, sql`i.id = ${intentId}`)
  if (!intent || intent.state !== 'paid' || intent.leftCents < asked.amountCents) return null
  const id = await storeRefund(work, { ...asked, intent, isOwed: true, alone: false })
  await work.later(giveRefundsJobName, {})
  return id
}

/** One refund while nobody else decides about it. Refuses ONLINE_REFUND_NOT_FOUND. */
export async function lockRefund(work: Work, onlineRefundId: number) {
  const { rows } = await sql<{
    id: number
    reference: string
    amountCents: number
    state: RefundState
    note: string
    askedBy: string
    askedKey: string
    requestKey: string
  }>`
    select r.id, i.reference, r.amount_cents as "amountCents", r.state, r.note, r.asked_by as "askedBy", r.asked_key as "askedKey",
      r.request_key as "requestKey"
    from online_refund r join payment_intent i on i.id = r.intent_id where r.id = ${onlineRefundId} for no key update of r`.execute(
    work.db,
  )
  return rows[0] ?? refuse('ONLINE_REFUND_NOT_FOUND', { onlineRefundId })
}
