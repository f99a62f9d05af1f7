import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { lockOrder } from './lock-order.ts'
import { orderDetail } from './orders-queries.ts'
import { writeStep } from './write-step.ts'

type Detail = SuccessOf<typeof orders.show>

/** Sets the day on which an order is to be done, or another day. Refuses a day that has passed. */
export async function scheduleOrder(
  work: Work,
  { params, body }: ReceivedBy<typeof orders.schedule>,
): Promise<Detail> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'schedule' })
  const on = PlainDate.from(body.scheduledOn)
  if (isBefore(on, work.today)) refuseField('scheduledOn', `Write ${work.today.toString()} or a later day.`)
  const driverNote = body.driverNote === undefined ? {} : { driver_note: body.driverNote }
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'schedule-order',
      accountNumber: account.number,
      state: 'scheduled',
      onDay: on,
      note: body.driverNote ?? null,
      changes: { before: order.scheduledOn?.toString() ?? null, after: body.scheduledOn },
    },
    { scheduled_on: on, ...driverNote },
  )
  return orderDetail(work, order.id)
}

/** The crew was there and could not do it. It keeps its place among what is free until it is called off. */
export async function couldNotDoOrder(
  work: Work,
  { params, body }: ReceivedBy<typeof orders.couldNot>,
): Promise<Detail> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'could-not' })
  const on = PlainDate.from(body.onDay)
  if (isBefore(work.today, on)) refuseField('onDay', 'Write today or an earlier day.')
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'could-not-do-order',
      accountNumber: account.number,
      state: 'could-not',
      onDay: on,
      note: body.reason,
      changes: { onDay: body.onDay },
    },
    {},
  )
  return orderDetail(work, order.id)
}

/** Calls an order off: nothing is charged, and what was free of it is free again. */
export async function cancelOrder(
  work: Work,
  { params, body }: ReceivedBy<typeof orders.cancel>,
): Promise<Detail> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'cancel' })
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'cancel-order',
      accountNumber: account.number,
      state: 'cancelled',
      onDay: work.today,
      note: body.reason,
      changes: { before: order.state },
    },
    {},
  )
  return orderDetail(work, order.id)
}
