import type { AskedChange } from '@cartwright/api/move-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount, refuseClosed, refuseField } from '../accounts/account-queries.ts'
import { refuseUnbilledPast } from '../accounts/first-days.ts'
import { type BilledFact, correctBilledDays, recordableFrom } from '../orders/correct-billed-days.ts'
import type { OrderShown } from '../orders/order-rows.ts'
import { changeService } from '../services/change-service.ts'
import { type KnownService, serviceById } from '../services/services-queries.ts'
import { startService } from '../services/start-service.ts'
import { stopService } from '../services/stop-service.ts'
import { orderOf } from './begin-service.ts'
import { nextBill } from './bill-to-come.ts'
import { refuseDay } from './check-day.ts'
import { doneByRequest, keepMove, type MovedTold } from './keep-move.ts'
import { whoOwes } from './who-owes.ts'
import { containerWords, dayWords } from './words.ts'

type Asked = z.output<typeof AskedChange>
type Changed = {
  readonly sentences: readonly string[]
  readonly orders: readonly OrderShown[]
  /** What it is on days that were billed otherwise. */
  readonly facts: readonly BilledFact[]
}
/** A change with the day from which it is recorded: that of the change, or the first one that no bill covers. */
type Deed = { readonly asked: Asked; readonly day: PlainDate; readonly recorded: PlainDate }

/**
 * A service of an account begins, is otherwise, or ends from a day, and the crew is told what to bring, swap or fetch. Answers the next bill
 * with it and what it would charge without. The same request again changes nothing. Refuses what the services refuse.
 */
export async function changeServices(work: Work, accountNumber: string, asked: Asked): Promise<MovedTold> {
  const account = await lockAccount(work, accountNumber)
  const earlier = await doneByRequest(work, asked.requestId)
  if (earlier) return earlier
  const from = PlainDate.from(asked.from)
  refuseDay(work, { field: 'from', day: from, account })
  refuseClosed(account, from)
  const without = await nextBill(work, account, from)
  if (asked.what !== 'end') await refuseUnbilledPast(work, account, from)
  const recorded = await recordableFrom(work, account, from)
  const deed = { asked: { ...asked, from: recorded.toString() }, day: from, recorded }
  const { sentences, orders, facts } = await deeds[asked.what](work, account, deed)
  const putRight = await correctBilledDays(work, {
    account,
    from,
    until: recorded,
    facts,
    reason: asked.reason ?? 'Service changed earlier than it was billed',
  })
  return keepMove(work, {
    kind: 'change',
    account,
    toAccount: null,
    effectiveOn: from,
    sentences: [...sentences, ...putRight.sentences],
    putRight: putRight.bills,
    bills: [await nextBill(work, account, from)],
    withoutCents: without.chargesCents,
    orders,
    liable: await whoOwes(work, account, from),
    reason: asked.reason,
    requestId: asked.requestId,
  })
}

const deeds: Readonly<
  Record<Asked['what'], (work: Work, account: KnownAccount, deed: Deed) => Promise<Changed>>
> = {
  add: async (work, account, { asked, day }) => {
    const service = asked.service ?? refuseField('service.container', 'Choose what begins.')
    const { serviceId } = await startService(work, {
      params: { accountNumber: account.number },
      body: { ...service, from: asked.from, note: null },
    })
    return {
      sentences: [`${containerWords(service)} begins on ${dayWords(day)} and is billed from then on.`],
      orders: asked.order
        ? [await orderOf(work, account, { kind: 'deliver', serviceId, from: asked.from, service })]
        : [],
      facts: [{ kind: 'service-there', service }],
    }
  },
  end: async (work, account, deed) => {
    const { asked, day, recorded } = deed
    const service = await named(work, account, asked)
    const pieces = await piecesBefore(work, service, deed)
    if (!service.until || isBefore(recorded, service.until))
      await stopService(work, { params: { serviceId: service.id }, body: bodyOf(asked) })
    return {
      sentences: [`${containerWords(service)} ends; ${dayWords(day)} is the first day that is not billed.`],
      orders: asked.order
        ? [await orderOf(work, account, { kind: 'remove', serviceId: null, from: asked.from, service })]
        : [],
      facts: pieces.map((serviceId) => ({ kind: 'service-absent', serviceId })),
    }
  },
  alter: async (work, account, deed) => {
    const { asked, day } = deed
    const service = await named(work, account, asked)
    const pieces = await piecesBefore(work, service, deed)
    const wanted = asked.service ?? refuseField('service.size', 'Choose how it is to be.')
    if (wanted.stream !== service.stream)
      refuseField('service.stream', `The service is ${service.stream}. End it, and begin another.`)
    const { stream: _, ...facts } = wanted
    const { serviceId } = await changeService(work, {
      params: { serviceId: service.id },
      body: { ...facts, ...bodyOf(asked) },
    })
    return {
      sentences: [`${containerWords(service)} becomes ${containerWords(wanted)} on ${dayWords(day)}.`],
      orders: asked.order
        ? await ordersOf(work, account, { before: service, after: wanted, serviceId, from: asked.from })
        : [],
      facts: pieces.map((piece) => ({ kind: 'service-was', serviceId: piece, was: facts })),
    }
  },
}

/**
 * What of a service lies on the billed days of a change: its own row, and those just like it that corrections put before it. Refuses a day
 * before the first of them.
 */
async function piecesBefore(work: Work, service: KnownService, { day, recorded }: Deed): Promise<number[]> {
  if (!isBefore(day, recorded)) return []
  const { rows } = await sql<{ id: number; from: PlainDate }>`
    select s.id, s.from_on as "from" from service s join service it on it.id = ${service.id}
    where s.account_id = it.account_id and s.stream = it.stream and s.container = it.container and s.size = it.size
      and s.location = it.location and s.pickups_per_week is not distinct from it.pickups_per_week
      and s.from_on < ${recorded}::date and (s.until_on is null or s.until_on > greatest(s.from_on, ${day}::date))
    order by s.from_on`.execute(work.db)
  if (!rows[0] || isBefore(day, rows[0].from))
    refuseField(
      'from',
      `Write ${(rows[0]?.from ?? service.from).toString()}, when the service starts, or a later day.`,
    )
  return rows.map(({ id }) => id)
}

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
