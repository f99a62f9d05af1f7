import type { Updateable } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { orderNumber, type State } from './order-rules.ts'

/** What became of an order: its new state, on which day, and what is said about it. */
export type StepTaken = {
  readonly orderId: number
  /** `complete-order`, as the record has it. */
  readonly command: string
  readonly accountNumber: string
  readonly state: State
  readonly onDay: PlainDate | null
  readonly note: string | null
  readonly changes: object
}

/** Keeps what became of an order: its row, its history, and the record. The caller holds the lock of its account. */
export async function writeStep(
  work: Work,
  step: StepTaken,
  values: Updateable<Database['service_order']>,
): Promise<void> {
  await work.db
    .updateTable('service_order')
    .set((to) => ({ ...values, state: step.state, version: to('version', '+', 1) }))
    .where('id', '=', step.orderId)
    .execute()
  await addStep(work, step)
}

/** Adds to the history of an order, and to the record. */
export async function addStep(work: Work, step: StepTaken): Promise<void> {
  const { orderId, command, accountNumber, state, onDay, note, changes } = step
  await work.db
    .insertInto('order_step')
    .values({ order_id: orderId, what: command, state, on_day: onDay, note, by_name: work.actor.name })
    .execute()
  await recordCommand(work, {
    command,
    subject: `order ${orderNumber(orderId)}`,
    changes: { accountNumber, state, ...changes },
    reason: note,
  })
}
