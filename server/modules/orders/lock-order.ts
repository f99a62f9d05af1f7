import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type KnownAccount, lockAccount } from '../accounts/account-queries.ts'
import { type Kind, type State, type Step, takenFrom } from './order-rules.ts'

/** An order as its steps need it. */
export type StoredOrder = {
  readonly id: number
  readonly kind: Kind
  readonly state: State
  readonly version: number
  readonly serviceId: number | null
  readonly changesService: boolean
  readonly quantity: number
  readonly stream: string | null
  readonly container: string | null
  readonly size: string | null
  readonly pickupsPerWeek: number | null
  readonly location: string | null
  readonly serial: string | null
  readonly scheduledOn: PlainDate | null
  readonly doneOn: PlainDate | null
  readonly orderedOn: PlainDate
  readonly remedy: 'reschedule' | 'credit' | null
  readonly eventId: number | null
  readonly done: unknown
}

/**
 * An order with its account, which nobody else changes until this work ends: of two who do something with it at once the second finds
 * what the first did. Refuses one that is not there, one in a state in which the step cannot be taken, and one that was changed
 * since it was looked at.
 */
export async function lockOrder(
  work: Work,
  { orderId, version, step }: { readonly orderId: number; readonly version: number; readonly step: Step },
): Promise<{ account: KnownAccount; order: StoredOrder }> {
  const { rows } = await sql<{ number: string }>`
    select a.number from service_order o join account a on a.id = o.account_id where o.id = ${orderId}`.execute(
    work.db,
  )
  if (!rows[0]) return refuse('ORDER_NOT_FOUND', { orderId })
  const account = await lockAccount(work, rows[0].number)
  const order = (
    await sql<StoredOrder>`
    select id, kind, state, version, service_id as "serviceId", changes_service as "changesService", quantity, stream, container,
      size, pickups_per_week as "pickupsPerWeek", location, serial, scheduled_on as "scheduledOn", done_on as "doneOn",
      ordered_on as "orderedOn", remedy, event_id as "eventId", done
    from service_order where id = ${orderId}`.execute(work.db)
  ).rows[0]!
  if (!takenFrom[step].includes(order.state))
    refuse('ORDER_NOT_IN_STATE', {
      state: order.state,
      needed: [...takenFrom[step]],
      by: await lastBy(work, orderId),
    })
  if (order.version !== version)
    refuse('CHANGED_MEANWHILE', { by: await lastBy(work, orderId), changed: [], version: order.version })
  return { account, order }
}

async function lastBy({ db }: Work, orderId: number): Promise<string> {
  const last = await db
    .selectFrom('order_step')
    .select('by_name')
    .where('order_id', '=', orderId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.by_name ?? 'somebody'
}
