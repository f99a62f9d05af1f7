import type { AskedChange } from '@cartwright/api/move-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import type { OrderShown } from '../orders/order-rows.ts'
import { changeService } from '../services/change-service.ts'
import { type KnownService, serviceById } from '../services/services-queries.ts'
import { startService } from '../services/start-service.ts'
import { stopService } from '../services/stop-service.ts'
import { orderOf } from './begin-service.ts'
import { nextBill } from './bill-to-come.ts'
import { type BilledFact, correctBilledDays, recordableFrom } from './correct-billed-days.ts'
import { doneByRequest, keepMove, type MovedTold } from './keep-move.ts'
import { whoOwes } from './who-owes.ts'
import { containerWords, dayWords } from './words.ts'

type Asked = z.output<typeof AskedChange>
type Changed = {
  readonly sentences: readonly string[]
  readonly orders: readonly OrderShown[]
  /** What it is on days that were billed otherwise. */
  readonly fact: BilledFact
}

/**
 * A service of an account begins, is otherwise, or ends from a day, and the crew is told what to bring, swap or fetch. Answers the next bill
 * with it and what it would charge without. The same request again changes nothing. Refuses what the services refuse.
 */
export async function changeServices(work: Work, accountNumber: string, asked: Asked): Promise<MovedTold> {
  const account = await lockAccount(work, accountNumber)
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const from = PlainDate.from(asked.from)
  refuseClosed(account, from)
  const without = await nextBill(work, account, from)
  const recorded = await recordableFrom(work, account, from)
  const { sentences, orders, fact } = await deeds[asked.what](work, account, {
    ...asked,
    from: recorded.toString(),
  })
  const corrected = await correctBilledDays(work, {
    account,
    from,
    until: recorded,
    facts: [fact],
    reason: asked.reason ?? 'Service changed earlier than it was billed',
  })
  return keepMove(work, {
    kind: 'change',
    account,
    toAccount: null,
    effectiveOn: from,
    sentences: [...sentences, ...corrected],
    bills: [await nextBill(work, account, from)],
    withoutCents: without.chargesCents,
    orders,
    liable: await whoOwes(work, account, from),
    reason: asked.reason,
    requestId: asked.requestId,
  })
}

const deeds: Readonly<
  Record<Asked['what'], (work: Work, account: KnownAccount, asked: Asked) => Promise<Changed>>
> = {
  add: async (work, account, asked) => {
    const service = asked.service ?? refuseField('service.container', 'Choose what begins.')
    const { serviceId } = await startService(work, {
      params: { accountNumber: account.number },
      body: { ...service, from: asked.from, note: null },
    })
    return {
      sentences: [`${containerWords(service)} begins on ${onDay(asked)} and is billed from then on.`],
      orders: asked.order
        ? [await orderOf(work, account, { kind: 'deliver', serviceId, from: asked.from, service })]
        : [],
      fact: { kind: 'service-there', service },
    }
  },
  end: async (work, account, asked) => {
    const service = await named(work, account, asked)
    await stopService(work, { params: { serviceId: service.id }, body: bodyOf(asked) })
    return {
      sentences: [`${containerWords(service)} ends; ${onDay(asked)} is the first day that is not billed.`],
      orders: asked.order
        ? [await orderOf(work, account, { kind: 'remove', serviceId: null, from: asked.from, service })]
        : [],
      fact: { kind: 'service-absent', serviceId: service.id },
    }
  },
  alter: async (work, account, asked) => {
    const service = await named(work, account, asked)
    const wanted = asked.service ?? refuseField('service.size', 'Choose how it is to be.')
    if (wanted.stream !== service.stream)
      refuseField('service.stream', `The service is ${service.stream}. End it, and begin another.`)
    const { stream: _, ...facts } = wanted
    const { serviceId } = await changeService(work, {
      params: { serviceId: service.id },
      body: { ...facts, ...bodyOf(asked) },
    })
    return {
      sentences: [`${containerWords(service)} becomes ${containerWords(wanted)} on ${onDay(asked)}.`],
      orders: asked.order
        ? await ordersOf(work, account, { before: service, after: wanted, serviceId, from: asked.from })
        : [],
      fact: { kind: 'service-was', serviceId: service.id, was: facts },
    }
  },
}

const onDay = ({ from }: Asked): string => dayWords(PlainDate.from(from))
const bodyOf = ({ from, reason }: Asked) => ({ from, ...(reason !== null && { reason }) })

async function named(work: Work, account: KnownAccount, { serviceId }: Asked): Promise<KnownService> {
  if (serviceId === null) return refuseField('serviceId', 'Choose the service.')
  const service = await serviceById(work, serviceId)
  return service.accountId === account.id ? service : refuse('SERVICE_NOT_FOUND', { serviceId })
}

type Altered = {
  readonly before: KnownService
  readonly after: NonNullable<Asked['service']>
  readonly serviceId: number
  readonly from: string
}

/** What the crew has to do for a service that is otherwise: swap what is of another size, and bring or fetch what is more or fewer. */
async function ordersOf(
  work: Work,
  account: KnownAccount,
  { before, after, serviceId, from }: Altered,
): Promise<OrderShown[]> {
  const other = before.container !== after.container || before.size !== after.size
  const swapped = other ? Math.min(before.quantity, after.quantity) : 0
  const more = after.quantity - before.quantity
  const orders: OrderShown[] = []
  if (swapped > 0)
    orders.push(
      await orderOf(work, account, {
        kind: 'swap',
        serviceId,
        from,
        service: { ...after, quantity: swapped },
      }),
    )
  if (more > 0)
    orders.push(
      await orderOf(work, account, {
        kind: 'deliver',
        serviceId,
        from,
        service: { ...after, quantity: more },
      }),
    )
  if (more < 0)
    orders.push(
      await orderOf(work, account, {
        kind: 'remove',
        serviceId: null,
        from,
        service: { ...before, quantity: -more },
      }),
    )
  return orders
}
