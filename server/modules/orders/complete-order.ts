import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { dayWords } from '../rates/explain-words.ts'
import { changeContainers, type ContainersChanged } from './change-containers.ts'
import { chargeOrder } from './charge-order.ts'
import { correctBilledDays, recordableFrom } from './correct-billed-days.ts'
import { lockOrder, type StoredOrder } from './lock-order.ts'
import { orderNumber } from './order-rules.ts'
import { orderDetail } from './orders-queries.ts'
import { writeStep } from './write-step.ts'

type Asked = ReceivedBy<typeof orders.complete>

/**
 * An order was done on a day: the services change as it says, and what the city charges for it is recorded once, under the order's
 * number, for the next bill. Of days that bills cover the services are put right by a correction. Refuses a day ahead or before it was
 * ordered, and what the services and the correction refuse.
 */
export async function completeOrder(work: Work, asked: Asked): Promise<SuccessOf<typeof orders.complete>> {
  await doOrder(work, asked)
  return orderDetail(work, asked.params.orderId)
}

/** What completing an order would come to, in sentences. The work is to be taken back. */
export async function previewCompletion(
  work: Work,
  asked: Asked,
): Promise<SuccessOf<typeof orders.previewComplete>> {
  return { told: await doOrder(work, asked) }
}

/** Does it, and answers what is said of it. */
async function doOrder(work: Work, { params, body }: Asked): Promise<string[]> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'complete' })
  const on = PlainDate.from(body.doneOn)
  if (isBefore(work.today, on)) refuseField('doneOn', 'Write today or an earlier day.')
  if (isBefore(on, order.orderedOn))
    refuseField('doneOn', `It was ordered on ${order.orderedOn.toString()}. Write that day or a later one.`)
  const quantity = body.quantity ?? order.quantity
  const done = { account, order, on, quantity }
  const { changed, corrected } = await changeServices(work, done)
  const charge = await chargeOrder(work, { ...done, note: body.note })
  const serial = body.serial === undefined ? order.serial : body.serial
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'complete-order',
      accountNumber: account.number,
      state: 'done',
      onDay: on,
      note: [body.note, ...corrected].filter((text) => text !== null).join(' ') || null,
      changes: { doneOn: body.doneOn, quantity, serial, ...charge.recorded, services: changed },
    },
    {
      done_on: on,
      quantity,
      serial,
      event_id: charge.recorded.eventId,
      service_id: serviceAfter(order, changed),
      done: JSON.stringify({
        services: changed,
        quantity: order.quantity,
        settled: corrected.length > 0 || charge.recorded.adjustmentId !== null,
      }),
    },
  )
  return [...containerSentence(done), ...corrected, charge.told]
}

/** What doing it changes of the services; nothing where the books have them already. */
function containerSentence({ order, on, quantity }: Doing): string[] {
  if (!order.changesService) return []
  const what = [order.size, order.stream, order.container].filter((word) => word !== null).join(' ')
  const day = dayWords(on.toString(), 'en')
  if (order.kind === 'deliver') return [`${quantity} × ${what} begins on ${day} and is billed from then on.`]
  if (order.kind === 'swap') return [`From ${day} on it is ${quantity} × ${what}.`]
  if (order.kind === 'remove')
    return [`${quantity} of the containers ends: ${day} is the first day that is not billed.`]
  return []
}

type Doing = {
  readonly account: KnownAccount
  readonly order: StoredOrder
  readonly on: PlainDate
  readonly quantity: number
}

/** Changes the services from the first day that no bill covers, and puts right what bills say of the days before. */
async function changeServices(
  work: Work,
  { account, order, on, quantity }: Doing,
): Promise<{ changed: ContainersChanged; corrected: string[] }> {
  const recorded = order.changesService ? await recordableFrom(work, account, on) : on
  const steps = await changeContainers(work, { account, order, on: recorded, quantity })
  const { sentences } = await correctBilledDays(work, {
    account,
    from: on,
    until: recorded,
    facts: steps.map(({ fact }) => fact),
    reason: `Order ${orderNumber(order.id)} was done on days that were billed`,
  })
  return { changed: steps.map(({ change }) => change), corrected: [...sentences] }
}

function serviceAfter(order: StoredOrder, changed: ContainersChanged): number | null {
  const last = changed.at(-1)
  return last && last.what !== 'stopped' ? last.serviceId : order.serviceId
}
