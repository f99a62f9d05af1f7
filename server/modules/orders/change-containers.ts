import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { z } from 'zod'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { changeService } from '../services/change-service.ts'
import { type KnownService, likeService, serviceById } from '../services/services-queries.ts'
import { startService } from '../services/start-service.ts'
import { stopService } from '../services/stop-service.ts'
import type { BilledFact } from './correct-billed-days.ts'
import type { StoredOrder } from './lock-order.ts'

const Facts = z.object({
  stream: z.string(),
  container: z.string(),
  size: z.string(),
  quantity: z.int(),
  pickupsPerWeek: z.int().nullable(),
  location: z.string(),
  units: z.int(),
})
type Facts = z.infer<typeof Facts>

/** What doing an order changed of the services, in order: what is taken back when it was not done after all. */
export const ContainersChanged = z.array(
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('started'), serviceId: z.int() }),
    z.object({ what: z.literal('changed'), serviceId: z.int(), before: Facts }),
    z.object({ what: z.literal('stopped'), before: Facts }),
  ]),
)
export type ContainersChanged = z.infer<typeof ContainersChanged>

type Done = {
  readonly account: KnownAccount
  readonly order: StoredOrder
  readonly on: PlainDate
  readonly quantity: number
}
/** One change of the services, and what it says of days on which it was so already. */
type Step = { readonly change: ContainersChanged[number]; readonly fact: BilledFact }

/**
 * Changes the services of an account as an order did on a day: a delivery begins one or adds to one like it, a swap changes it, a
 * removal lessens or ends it. Refuses what the services themselves refuse: days that were billed, what is not there.
 */
export async function changeContainers(work: Work, done: Done): Promise<readonly Step[]> {
  if (!done.order.changesService) return []
  if (done.order.kind === 'deliver') return [await deliver(work, done)]
  if (done.order.kind === 'swap') return swap(work, done)
  if (done.order.kind === 'remove') return [await lessen(work, done)]
  return []
}

async function deliver(work: Work, { account, order, on, quantity }: Done): Promise<Step> {
  const wanted = wantedBy(order)
  const like = await likeService(
    work,
    {
      ...wanted,
      accountId: account.id,
      quantity,
      units: 1,
      from: on,
      until: null,
      startReason: 'start',
      note: null,
    },
    null,
  )
  if (like) {
    const more = { from: on.toString(), quantity: like.quantity + quantity }
    const { serviceId } = await changeService(work, { params: { serviceId: like.id }, body: more })
    return {
      change: { what: 'changed', serviceId, before: factsOf(like) },
      fact: { kind: 'service-was', serviceId: like.id, was: { quantity: more.quantity } },
    }
  }
  const { serviceId } = await startService(work, {
    params: { accountNumber: account.number },
    body: { ...wanted, quantity, units: 1, from: on.toString(), note: null },
  })
  return {
    change: { what: 'started', serviceId },
    fact: { kind: 'service-there', service: { ...wanted, quantity, units: 1 } },
  }
}

async function swap(work: Work, done: Done): Promise<Step[]> {
  const { order, on, quantity } = done
  const service = await serviceOf(work, done)
  const { stream, ...wanted } = wantedBy(order)
  if (stream !== service.stream)
    refuseField(
      'container.stream',
      `The service is ${service.stream}. Remove it and deliver another instead.`,
    )
  if (quantity === service.quantity) {
    const { serviceId } = await changeService(work, {
      params: { serviceId: service.id },
      body: { ...wanted, from: on.toString() },
    })
    return [
      {
        change: { what: 'changed', serviceId, before: factsOf(service) },
        fact: { kind: 'service-was', serviceId: service.id, was: wanted },
      },
    ]
  }
  return [await lessen(work, done), await deliver(work, done)]
}

/** Takes some of a service's containers away, or all of them. */
async function lessen(work: Work, done: Done): Promise<Step> {
  const { on, quantity } = done
  const service = await serviceOf(work, done)
  if (quantity > service.quantity)
    refuseField('quantity', `The service has ${service.quantity}. Write as many or fewer.`)
  if (quantity === service.quantity) {
    await stopService(work, { params: { serviceId: service.id }, body: { from: on.toString() } })
    return {
      change: { what: 'stopped', before: factsOf(service) },
      fact: { kind: 'service-absent', serviceId: service.id },
    }
  }
  const fewer = { from: on.toString(), quantity: service.quantity - quantity }
  const { serviceId } = await changeService(work, { params: { serviceId: service.id }, body: fewer })
  return {
    change: { what: 'changed', serviceId, before: factsOf(service) },
    fact: { kind: 'service-was', serviceId: service.id, was: { quantity: fewer.quantity } },
  }
}

async function serviceOf(work: Work, { account, order }: Done): Promise<KnownService> {
  const service = await serviceById(work, order.serviceId!)
  return service.accountId === account.id ? service : refuse('SERVICE_NOT_FOUND', { serviceId: service.id })
}

const wantedBy = (order: StoredOrder) => ({
  stream: order.stream!,
  container: order.container!,
  size: order.size!,
  pickupsPerWeek: order.pickupsPerWeek,
  location: order.location ?? 'curb',
})

const factsOf = ({
  stream,
  container,
  size,
  quantity,
  pickupsPerWeek,
  location,
  units,
}: KnownService): Facts => ({
  stream,
  container,
  size,
  quantity,
  pickupsPerWeek,
  location,
  units,
})

/** Puts the services back as they were before an order changed them on a day. Refuses days that were billed since. */
export async function restoreContainers(
  work: Work,
  {
    account,
    on,
    changed,
  }: { readonly account: KnownAccount; readonly on: PlainDate; readonly changed: ContainersChanged },
): Promise<void> {
  const from = on.toString()
  for (const one of changed.toReversed()) {
    if (one.what === 'started')
      await stopService(work, { params: { serviceId: one.serviceId }, body: { from } })
    else if (one.what === 'stopped')
      await startService(work, {
        params: { accountNumber: account.number },
        body: { ...one.before, from, note: null },
      })
    else {
      const { stream: _, ...before } = one.before
      await changeService(work, { params: { serviceId: one.serviceId }, body: { ...before, from } })
    }
  }
}
