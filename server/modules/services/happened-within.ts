import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { type DayNumber, dateOf, type Days, isoOf } from '../policies/day-numbers.ts'
import type { EventToRate, FreeUsed } from '../rates/account-to-rate.ts'

/** What happened to accounts on some days, and what of it was free before. */
export type Happened = {
  readonly events: ReadonlyMap<number, readonly EventToRate[]>
  readonly freeUsed: ReadonlyMap<number, readonly FreeUsed[]>
}

const epoch = sql.raw("date '1970-01-01'")

type EventRow = {
  readonly account: number
  readonly eventId: number
  readonly serviceId: number | null
  readonly code: string
  readonly on: DayNumber
  readonly quantity: number
  readonly tonsHundredths: number | null
  readonly containerDays: number | null
  readonly reference: string
  readonly stream: string | null
  readonly container: string | null
  readonly size: string | null
}

/** Every event of a stretch of days, billed or not, as if none of the stretch had been billed: what would these days cost? */
export async function happenedWithin(
  work: Work,
  accountIds: readonly number[],
  days: Days,
): Promise<Happened> {
  const { rows } = await sql<EventRow>`${eventRows}
    where e.account_id = any(${accountIds}::bigint[]) and not e.absent
      and e.happened_on >= ${isoOf(days.from)}::date and e.happened_on < ${isoOf(days.until)}::date
    order by e.account_id, e.happened_on, e.id`.execute(work.db)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return {
    events: new Map([...byAccount].map(([account, events]) => [account, events.map(toRate)])),
    freeUsed: byAccount.size > 0 ? await usedBefore(work, [...byAccount.keys()], days.from) : new Map(),
  }
}

/** Some events, by the account they belong to, as rating takes them. */
export async function readEventsById(
  work: Work,
  eventIds: readonly number[],
): Promise<Map<number, EventToRate[]>> {
  if (eventIds.length === 0) return new Map()
  const { rows } = await sql<EventRow>`${eventRows}
    where e.id = any(${eventIds}::bigint[]) order by e.account_id, e.happened_on, e.id`.execute(work.db)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return new Map([...byAccount].map(([account, events]) => [account, events.map(toRate)]))
}

const eventRows = sql`
    select e.account_id as account, e.id as "eventId", e.service_id as "serviceId", e.code,
      e.happened_on - ${epoch} as "on", e.quantity, tons_hundredths as "tonsHundredths", container_days as "containerDays",
      reference, s.stream, s.container, s.size
    from service_event e left join service s on s.id = e.service_id`

function toRate(row: EventRow): EventToRate {
  const { account: _, on, stream, container, size, ...event } = row
  return {
    ...event,
    happenedOn: dateOf(on),
    ...(stream && { stream }),
    ...(container && { container }),
    ...(size && { size }),
  }
}

/** How many of each kind there were in the calendar year before a day: they have used up what is free. */
async function usedBefore(
  work: Work,
  accountIds: readonly number[],
  day: DayNumber,
): Promise<Map<number, FreeUsed[]>> {
  const year = dateOf(day).year
  const { rows } = await sql<{ account: number; code: string; used: number }>`
    select account_id as account, code, sum(quantity)::bigint as used from service_event
    where account_id = any(${accountIds}::bigint[]) and not absent
      and happened_on >= make_date(${year}::int, 1, 1) and happened_on < ${isoOf(day)}::date
    group by 1, 2`.execute(work.db)
  const byAccount = Map.groupBy(rows, ({ account }) => account)
  return new Map(
    [...byAccount].map(([account, used]) => [
      account,
      used.map((one) => ({ code: one.code, year, used: one.used })),
    ]),
  )
}
