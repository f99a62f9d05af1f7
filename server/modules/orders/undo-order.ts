import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { withdrawEvent } from '../services/withdraw-event.ts'
import { ContainersChanged, restoreContainers } from './change-containers.ts'
import { lockOrder, type StoredOrder } from './lock-order.ts'
import { orderDetail } from './orders-queries.ts'
import { writeStep } from './write-step.ts'

const Done = z.object({
  services: ContainersChanged,
  quantity: z.int(),
  /** Whether doing it corrected bills, or was charged by an adjustment. */
  settled: z.boolean().default(false),
})

/**
 * An order was not done after all, or is wanted again after it was called off: its charge goes, the services are as before, and it is
 * to do again. Refuses one whose charge is on a posted bill or was posted with a correction, and services that were billed since.
 */
export async function undoOrder(
  work: Work,
  { params, body }: ReceivedBy<typeof orders.undo>,
): Promise<SuccessOf<typeof orders.undo>> {
  const { account, order } = await lockOrder(work, { ...params, version: body.version, step: 'undo' })
  if (order.state === 'done' && order.remedy === 'credit') refuse('ORDER_WAS_CREDITED', {})
  const before = order.state === 'done' ? await takeBack(work, account, order) : {}
  await writeStep(
    work,
    {
      orderId: order.id,
      command: 'undo-order',
      accountNumber: account.number,
      state: 'open',
      onDay: null,
      note: body.reason,
      changes: { before: order.state, eventId: order.eventId },
    },
    { ...before, done_on: null, scheduled_on: null, event_id: null, done: null },
  )
  return orderDetail(work, order.id)
}

async function takeBack(work: Work, account: KnownAccount, order: StoredOrder) {
  const { services, quantity, settled } = Done.parse(order.done)
  if (settled) refuse('ORDER_CORRECTED_BILLS', {})
  if (order.eventId !== null)
    await withdrawEvent(work, { eventId: order.eventId, accountNumber: account.number })
  await restoreContainers(work, { account, on: order.doneOn!, changed: services })
  return { quantity }
}
