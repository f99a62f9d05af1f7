import { sql } from 'kysely'
import { later, PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { Policy } from '../policies/policy.ts'
import type { EventToRate, FreeUsed } from '../rates/account-to-rate.ts'
import type { EventSeen } from '../services/services-to-rate.ts'
import type { Kind } from './order-rules.ts'

/** An order as a charge that is to come. */
type Coming = {
  readonly id: number
  readonly kind: Kind
  readonly serviceId: number | null
  readonly quantity: number
  readonly on: PlainDate
  readonly stream: string | null
  readonly container: string | null
  readonly size: string | null
}

/** Numbers of events that are not in the books: behind all that are, so that on one day those of the books come first. */
const unrecorded = 2 ** 52

/** An order that is still to do, as the event it will be; null when nothing is charged for it. */
export function eventOf(policies: readonly Policy[], order: Coming): EventToRate | null {
  const rule = orderCharge(policies, { kind: order.kind, on: order.on })
  if (!rule) return null
  const { stream, container, size } = order
  return {
    eventId: unrecorded + order.id,
    serviceId: order.serviceId,
    code: rule.code,
    happenedOn: order.on,
    quantity: order.quantity,
    tonsHundredths: null,
    containerDays: null,
    ...(stream && { stream }),
    ...(container && { container }),
    ...(size && { size }),
  }
}

/** The events that the orders of an account that are still to do will be, on the days they are to be done. */
export async function comingEvents(work: Work, accountId: number): Promise<EventSeen[]> {
  const policies = await policiesFor(work)
  const { rows } = await sql<Omit<Coming, 'on'> & { on: PlainDate | null }>`
    select o.id, o.kind, o.service_id as "serviceId", o.quantity, coalesce(o.scheduled_on, o.wanted_on) as on, s.stream,
      s.container, s.size
    from service_order o left join service s on s.id = o.service_id
    where o.account_id = ${accountId} and o.state in ('open', 'scheduled', 'could-not') order by o.id`.execute(
    work.db,
  )
  return rows.flatMap((row) => {
    const event = eventOf(policies, { ...row, on: row.on ? later(row.on, work.today) : work.today })
    return event ? [{ event, billedTo: [] }] : []
  })
}

/** What bills of an account charged of each kind in each calendar year: it has used up what is free. */
export async function freeUsedBy(work: Work, accountId: number): Promise<FreeUsed[]> {
  const { rows } = await sql<FreeUsed>`
    select e.code, extract(year from e.happened_on)::int as year, sum(e.quantity)::bigint as used
    from service_event e
    where e.account_id = ${accountId} and not e.absent and exists (select from bill_line l join bill b on b.id = l.bill_id
      where l.event_id = e.id and b.account_id = e.account_id)
    group by 1, 2`.execute(work.db)
  return rows
}
