import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { ProviderEvent } from '#kernel/payment-provider'
import { settleEventJobName } from './settle-events.ts'
import { type OpenParts, openCity } from './visitors.ts'

/**
 * Takes a call of the provider: looks at its signature over the bytes as they came, keeps the event once, asks for it to be seen to, and answers at
 * once. Refuses a call without a good signature, or whose clock is not ours.
 */
export async function takeEvent(
  parts: OpenParts,
  city: string,
  { req }: Context,
): Promise<{ received: true }> {
  const { provider, inTransaction } = await openCity(parts, city)
  const raw = new Uint8Array(await req.arrayBuffer())
  const verified = provider.verifyWebhook({ raw, headers: req.raw.headers, now: Temporal.Now.instant() })
  if (!verified.genuine) return refuse('EVENT_NOT_SIGNED', { why: verified.why })
  await inTransaction((work) => keepEvent(work, verified.event))
  return { received: true }
}

async function keepEvent(work: Work, { eventId, type, about, madeAt }: ProviderEvent): Promise<void> {
  const kept = await work.db
    .insertInto('provider_event')
    .values({
      event_id: eventId,
      type,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
      made_at: madeAt,
      outcome: about ? null : 'about nothing of ours',
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept && about) await work.later(settleEventJobName, { id: kept.id })
}
