import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { type DayNumber, dateOf, isoOf } from '../policies/day-numbers.ts'
import type { EventToRate, FreeUsed, ServiceToRate } from '../rates/account-to-rate.ts'
import type { Share } from '../rates/share-charges.ts'
import { collectionDays } from './collection-days.ts'

/** An event with the accounts that were billed for it before. */
export type EventSeen = { readonly event: EventToRate; readonly billedTo: readonly number[] }

/** What is served to accounts and behind them: by account number of the books, never by customer number. */
type ServedFacts = {
  readonly services: ReadonlyMap<number, readonly ServiceToRate[]>
  readonly events: ReadonlyMap<number, readonly EventSeen[]>
  readonly freeUsed: ReadonlyMap<number, readonly FreeUsed[]>
  /** Who pays what part of a service that several accounts share. */
  readonly shares: ReadonlyMap<number, readonly Share[]>
}

type Asked = {
  readonly accountIds: readonly number[]
  /** Services that have a day in here are read. */
  readonly from: DayNumber
  readonly until: DayNumber
  /** Events up to and with this day. */
  readonly eventsThrough: DayNumber
}

/** Every service with a day in the stretch, every event not billed to everybody yet, and the shares: in four queries. */
export async function servedFacts(work: Work, asked: Asked): Promise<ServedFacts> {
  const services = await readServices(work, asked)
  const events = await readEvents(work, asked)
  const withEvents = [...new Set(events.map(({ account }) => account))]
  return {
    services: grouped(
      services,
      ({ account }) => account,
      ({ service }) => service,
    ),
    events: grouped(
      events,
      ({ account }) => account,
      ({ seen }) => seen,
    ),
    freeUsed: withEvents.length > 0 ? await readFreeUsed(work, withEvents, asked.eventsThrough) : new Map(),
    shares: await readShares(
      work,
      services.flatMap(({ shared, service }) => (shared ? [service.serviceId] : [])),
    ),
  }
}

/** The accounts whose shared services the given accounts pay a part of, beside their own. */
export async function accountsSharedFrom(
  work: Work,
  accountIds: readonly number[],
): Promise<{ payer: number; owner: number; serviceId: number }[]> {
  const { rows } = await sql<{ payer: number; owner: number; serviceId: number }>`
    select ss.account_id as payer, s.account_id as owner, s.id as "serviceId"
    from service_share ss join service s on s.id = ss.service_id
    where ss.account_id = any(${accountIds}::bigint[]) and s.account_id <> ss.account_id
    order by 1, 3`.execute(work.db)
  return rows
}

const epoch = sql.raw("date '1970-01-01'")

async function readServices(work: Work, { accountIds, from, until }: Asked) {
  const { rows } = await sql<{
    id: number
    account: number
    stream: string
    container: string
    size: string
    quantity: number
    pickups: number | null
    location: string
    units: number
    from: number
    until: number | null
    shared: boolean
    days: string | null
  }>`
    select s.id, s.account_id as account, stream, container, size, quantity, pickups_per_week as pickups, location, units,
      s.from_on - ${epoch} as "from", s.until_on - ${epoch} as "until", p.collection_day as days,
      exists (select from service_share ss where ss.service_id = s.id) as shared
    from service s join account a on a.id = s.account_id join premise p on p.id = a.premise_id
    where s.account_id = any(${accountIds}::bigint[])
      and s.from_on < ${isoOf(until)}::date and (s.until_on is null or s.until_on > greatest(${isoOf(from)}::date, s.from_on))
    order by s.account_id, s.id`.execute(work.db)
  return rows.map((row) => {
    const known = collectionDays(row.days, row.pickups)
    const service: ServiceToRate = {
      serviceId: row.id,
      stream: row.stream,
      container: row.container,
      size: row.size,
      quantity: row.quantity,
      pickupsPerWeek: row.pickups,
      location: row.location,
      units: row.units,
      served: { from: dateOf(row.from), until: row.until === null ? null : dateOf(row.until) },
      ...(known && { collectionDays: known }),
    }
    return { account: row.account, shared: row.shared, service }
  })
}

async function readEvents(work: Work, { accountIds, eventsThrough }: Asked) {
  const { rows } = await sql<{
    id: number
    account: number
    service: number | null
    code: string
    on: number
    quantity: number
    tons: number | null
    days: number | null
    reference: string
    stream: string | null
    container: string | null
    size: string | null
    billed_to: number[]
  }>`
    select e.id, e.account_id as account, e.service_id as service, e.code, e.happened_on - ${epoch} as "on", e.quantity,
      tons_hundredths as tons, container_days as days, reference, s.stream, s.container, s.size, billed.accounts as billed_to
    from service_event e left join service s on s.id = e.service_id
    cross join lateral (select coalesce(array_agg(distinct b.account_id::int8::float8), '{}') as accounts
      from bill_line l join bill b on b.id = l.bill_id where l.event_id = e.id) billed
    where e.account_id = any(${accountIds}::bigint[]) and e.happened_on <= ${isoOf(eventsThrough)}::date and not e.absent
      and (not e.account_id = any(billed.accounts)
        or exists (select from service_share ss where ss.service_id = e.service_id))
    order by e.account_id, e.happened_on, e.id`.execute(work.db)
  return rows.map((row) => ({
    account: row.account,
    seen: {
      billedTo: row.billed_to,
      event: {
        eventId: row.id,
        serviceId: row.service,
        code: row.code,
        happenedOn: dateOf(row.on),
        quantity: row.quantity,
        tonsHundredths: row.tons,
        containerDays: row.days,
        reference: row.reference,
        ...(row.stream && { stream: row.stream }),
        ...(row.container && { container: row.container }),
        ...(row.size && { size: row.size }),
      },
    } satisfies EventSeen,
  }))
}

/** How many of each kind were billed before, by calendar year: they have used up what is free. */
async function readFreeUsed(work: Work, accountIds: readonly number[], through: DayNumber) {
  const { rows } = await sql<FreeUsed & { account: number }>`
    select e.account_id as account, e.code, extract(year from e.happened_on)::int as year, sum(e.quantity)::bigint as used
    from service_event e
    where e.account_id = any(${accountIds}::bigint[]) and e.happened_on <= ${isoOf(through)}::date and not e.absent
      and exists (select from bill_line l join bill b on b.id = l.bill_id
        where l.event_id = e.id and b.account_id = e.account_id)
    group by 1, 2, 3`.execute(work.db)
  return grouped(
    rows,
    ({ account }) => account,
    ({ code, year, used }): FreeUsed => ({ code, year, used }),
  )
}

async function readShares(work: Work, serviceIds: readonly number[]) {
  if (serviceIds.length === 0) return new Map<number, Share[]>()
  const rows = await work.db
    .selectFrom('service_share')
    .selectAll()
    .where('service_id', 'in', serviceIds)
    .orderBy('service_id')
    .orderBy('account_id')
    .execute()
  return grouped(
    rows,
    ({ service_id }) => service_id,
    ({ account_id, weight }): Share => ({ accountId: account_id, weight }),
  )
}

function grouped<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  valueOf: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(valueOf(row))
    else groups.set(key, [valueOf(row)])
  }
  return groups
}
