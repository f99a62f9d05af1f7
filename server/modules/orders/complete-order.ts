import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { earlier, isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type KnownAccount, refuseField } from '../accounts/account-queries.ts'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { recordEvent } from '../services/record-event.ts'
import { changeContainers } from './change-containers.ts'
import { lockOrder, type StoredOrder } from './lock-order.ts'
import { orderNumber } from './order-rules.ts'
import { orderDetail } from './orders-queries.ts'
import { writeStep } from './write-step.ts'

/**
 * An order was done on a day: the services change as it says, and what the city charges for it is recorded once, under the order's
 * number, for the next bill. Refuses a day ahead or before it was ordered, and what the services refuse.
 */
export async function completeOrder(
  work: Work,
  { params, body }: ReceivedBy<typeof orders.complete>,
): Promise<SuccessOf<typeof orders.complete>> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'complete' })
  const on = PlainDate.from(body.doneOn)
  if (isBefore(work.today, on)) refuseField('doneOn', 'Write today or an earlier day.')
  if (isBefore(on, order.orderedOn))
    refuseField('doneOn', `It was ordered on ${order.orderedOn.toString()}. Write that day or a later one.`)
  const quantity = body.quantity ?? order.quantity
  const changed = await changeContainers(work, { account, order, on, quantity })
  const eventId = await recordCharge(work, { account, order, on, quantity, note: body.note })
  const serial = body.serial === undefined ? order.serial : body.serial
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'complete-order',
      accountNumber: account.number,
      state: 'done',
      onDay: on,
      note: body.note,
      changes: { doneOn: body.doneOn, quantity, serial, eventId, services: changed },
    },
    {
      done_on: on,
      quantity,
      serial,
      event_id: eventId,
      service_id: serviceAfter(order, changed),
      done: JSON.stringify({ services: changed, quantity: order.quantity }),
    },
  )
  return orderDetail(work, order.id)
}

type Charged = {
  readonly account: KnownAccount
  readonly order: StoredOrder
  readonly on: PlainDate
  readonly quantity: number
  readonly note: string | null
}

/** Records what is charged for the order under its number; null when the city charges nothing. */
async function recordCharge(
  work: Work,
  { account, order, on, quantity, note }: Charged,
): Promise<number | null> {
  const rule = orderCharge(await policiesFor(work), { kind: order.kind, on })
  if (!rule) return null
  // What is fetched after an account closed is charged on its last day: it is on the final bill.
  const happenedOn = account.closedOn ? earlier(on, account.closedOn.subtract({ days: 1 })) : on
  const { eventId } = await recordEvent(work, {
    params: { accountNumber: account.number },
    body: {
      code: rule.code,
      happenedOn: happenedOn.toString(),
      quantity,
      serviceId: order.kind === 'remove' ? null : order.serviceId,
      tonsHundredths: null,
      containerDays: null,
      reference: orderNumber(order.id),
      note,
    },
  })
  return eventId
}

function serviceAfter(
  order: StoredOrder,
  changed: Awaited<ReturnType<typeof changeContainers>>,
): number | null {
  const last = changed.at(-1)
  return last && last.what !== 'stopped' ? last.serviceId : order.serviceId
}
