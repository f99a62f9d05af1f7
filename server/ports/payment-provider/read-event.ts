import { z } from 'zod'
import type { EventSubject, ProviderEvent } from '#kernel/payment-provider'

const Event = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(100),
  created: z.int(),
  data: z.object({
    object: z.object({ id: z.string().optional(), payment_intent: z.string().nullish() }),
  }),
})

/** Reads an event whose signature was right: which it is, and what it is about. What else it says is left where it is. */
export function readEvent(raw: Uint8Array): ProviderEvent {
  const { id, type, created, data } = Event.parse(JSON.parse(Buffer.from(raw).toString('utf8')))
  return {
    eventId: id,
    type,
    madeAt: Temporal.Instant.fromEpochMilliseconds(created * 1000),
    about: subjectOf(type, data.object),
  }
}

function subjectOf(
  type: string,
  { id, payment_intent: transaction }: z.infer<typeof Event>['data']['object'],
): EventSubject | null {
  if (type.startsWith('checkout.session.')) return id ? { kind: 'session', id } : null
  // A refund and a dispute are told of the charge; what they name in common is the transaction.
  if (/^(charge|refund)\./.test(type)) return transaction ? { kind: 'transaction', id: transaction } : null
  return type === 'payout.paid' && id ? { kind: 'payout', id } : null
}
