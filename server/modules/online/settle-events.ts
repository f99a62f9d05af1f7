import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { EventSubject, PaymentProvider, Settlement } from '#kernel/payment-provider'
import type { InTransaction, Job, JobVisit, Work } from '#kernel/work'
import { ProviderAway } from '#ports/payment-provider/stripe'
import { keepPayout } from './keep-payout.ts'
import { settlePayment, takeLook } from './settle-payment.ts'

/** The job that sees to one event of the provider. */
export const settleEventJobName = 'settle-provider-event'

/** Sees to one event: what it is about is asked of the provider anew, and the books brought to that. */
export const settleEventJob: Job = {
  name: settleEventJobName,
  run: (visit) => settleEvent(visit, (visit.data as { id: number }).id),
}

/**
 * Every minute: events whose job gave up, because the provider was away for long. Those that were not tried lately come first, the oldest of them
 * before: fifty that fail each time keep none from its turn.
 */
export const settleWaitingEventsJob: Job = {
  name: 'settle-waiting-provider-events',
  run: async (visit) => {
    if (!visit.paymentProvider) return
    const { rows } = await visit.inTransaction(({ db }) =>
      sql<{ id: number }>`select id from provider_event where outcome is null
        and received_at < clock_timestamp() - interval '10 minutes' order by tried_at nulls first, id limit 50`.execute(
        db,
      ),
    )
    await eachInTurn(rows, ({ id }) => settleEvent(visit, id))
  },
}

/**
 * Every night: payments of which the provider has not told the end. A call that told it and was lost is not missed for longer than that; of one
 * that told of a refund or a dispute, the payout tells.
 */
export const lookAfterPaymentsJob: Job = {
  name: 'look-after-online-payments',
  run: async (visit) => {
    const { inTransaction, paymentProvider: provider } = visit
    if (!provider) return
    const { rows } = await visit.inTransaction(({ db }) =>
      sql<{ id: string }>`select session_id as id from payment_intent where state in ('open', 'pending')
        and session_id is not null order by id`.execute(db),
    )
    await eachInTurn(rows, ({ id }) => lookAt(inTransaction, provider, { kind: 'session', id }))
  },
}

type Waiting = { readonly kind: EventSubject['kind']; readonly id: string }

async function settleEvent(visit: JobVisit, eventId: number): Promise<void> {
  const { inTransaction, paymentProvider: provider } = visit
  const event = await inTransaction((work) => waitingEvent(work, eventId))
  if (!event) return
  assert(provider, 'a city that got an event has a provider')
  if (event.kind === 'payout') {
    const settlement = await provider.fetchSettlement(event.id)
    await inTransaction((work) => keepPayout(work, settlement))
    for (const id of movedBack(settlement)) await lookAt(inTransaction, provider, { kind: 'transaction', id })
    await inTransaction((work) => seenTo(work, eventId, { outcome: 'payout', intentId: null }))
    return
  }
  await lookAt(inTransaction, provider, { kind: event.kind, id: event.id }, eventId)
}

/** The transactions of which a payout takes something back or gives it again: refunds, disputes. */
const movedBack = ({ lines }: Settlement): Set<string> =>
  new Set(
    lines.flatMap(({ kind, transactionId }) =>
      kind === 'charge' || transactionId === null ? [] : [transactionId],
    ),
  )

/** So many times in a row without an answer, and the provider is away for all. */
const timesAway = 3

/** Sees to one after the other. What goes wrong with one keeps no other from its turn, unless the provider is away; the first fault is thrown in the end. */
async function eachInTurn<One>(many: readonly One[], see: (one: One) => Promise<void>): Promise<void> {
  let first: Error | undefined
  let away = 0
  for (const one of many) {
    const fault = await see(one).then(
      () => undefined,
      (error: Error) => error,
    )
    first ??= fault
    if (!(fault instanceof ProviderAway)) away = 0
    else if ((away += 1) === timesAway) throw fault
  }
  if (first) throw first
}

/** Asks the provider how a payment stands and brings the books to it; with an event, that is seen to in the same transaction. */
export async function lookAt(
  inTransaction: InTransaction,
  provider: PaymentProvider,
  about: { readonly kind: 'session' | 'transaction'; readonly id: string },
  eventId?: number,
): Promise<void> {
  const look = await inTransaction(takeLook)
  const found = await provider.fetch(about)
  await inTransaction(async (work) => {
    const settled = found
      ? await settlePayment(work, found, look)
      : { outcome: 'the provider knows of none', intentId: null }
    if (eventId !== undefined) await seenTo(work, eventId, settled)
  })
}

/** What an event that waits is about; that it is tried now is kept, whatever comes of it. */
async function waitingEvent({ db }: Work, id: number): Promise<Waiting | undefined> {
  const { rows } = await sql<Waiting>`
    update provider_event set tried_at = clock_timestamp() where id = ${id} and outcome is null
    returning about_kind as kind, about_id as id`.execute(db)
  return rows[0]
}

async function seenTo(
  { db }: Work,
  id: number,
  { outcome, intentId }: { readonly outcome: string; readonly intentId: number | null },
): Promise<void> {
  await sql`update provider_event set outcome = ${outcome}, intent_id = ${intentId}
    where id = ${id} and outcome is null`.execute(db)
}
