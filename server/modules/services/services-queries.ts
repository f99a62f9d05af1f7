import type { services } from '@cartwright/api/services'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { NewService } from './add-services.ts'

type EventShown = SuccessOf<typeof services.ofAccount>['events'][number]

/** A service that is in the books. */
export type KnownService = NewService & { readonly id: number; readonly accountNumber: string }

/** The service with a number. Refuses an unknown one. */
export async function serviceById(work: Work, serviceId: number): Promise<KnownService> {
  const { rows } = await sql<KnownService>`${select} where s.id = ${serviceId}`.execute(work.db)
  return rows[0] ?? refuse('SERVICE_NOT_FOUND', { serviceId })
}

/** A service of the account like the one named, with a day in the period; the first, when there are several. */
export async function likeService(
  work: Work,
  wanted: NewService,
  except: number | null,
): Promise<KnownService | undefined> {
  const { accountId, stream, container, size, pickupsPerWeek, location, from, until } = wanted
  const { rows } = await sql<KnownService>`${select}
    where s.account_id = ${accountId} and stream = ${stream} and container = ${container} and size = ${size}
      and pickups_per_week is not distinct from ${pickupsPerWeek}::bigint and location = ${location}
      and daterange(from_on, until_on) && daterange(${from}::date, ${until}::date)
      and s.id is distinct from ${except}::bigint
    order by from_on limit 1`.execute(work.db)
  return rows[0]
}

const select = sql`
  select s.id, s.account_id as "accountId", a.number as "accountNumber", stream, container, size, quantity,
    pickups_per_week as "pickupsPerWeek", location, units, from_on as "from", until_on as "until",
    start_reason as "startReason", s.note
  from service s join account a on a.id = s.account_id`

/** The events of an account, newest first, each with the bill that charged it. */
export async function eventsOfAccount(work: Work, accountId: number): Promise<EventShown[]> {
  const { rows } = await sql<Omit<EventShown, 'happenedOn'> & { happenedOn: PlainDate }>`
    select e.id as "eventId", service_id as "serviceId", code, happened_on as "happenedOn", quantity,
      tons_hundredths as "tonsHundredths", container_days as "containerDays", reference, note, absent,
      (select min(b.number) from bill_line l join bill b on b.id = l.bill_id
        where l.event_id = e.id and b.account_id = e.account_id) as "billNumber"
    from service_event e where account_id = ${accountId} order by happened_on desc, e.id desc`.execute(
    work.db,
  )
  return rows.map((row) => ({ ...row, happenedOn: row.happenedOn.toString() }))
}

/** The accounts that a change of a service reaches: its own, and those that share it. */
export async function payersOf(work: Work, { id, accountId }: KnownService): Promise<number[]> {
  const shares = await work.db
    .selectFrom('service_share')
    .select('account_id')
    .where('service_id', '=', id)
    .execute()
  return [...new Set([accountId, ...shares.map((share) => share.account_id)])]
}
