import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { addServices, type NewService } from './add-services.ts'
import { copyShares } from './add-shares.ts'

/** A service row as a correction of the past leaves it. */
type CorrectedService = Omit<NewService, 'accountId' | 'startReason' | 'note'> & {
  readonly serviceId: number
}
/** A service that was not in the books, with the one its days were billed as; null: none. */
type FoundService = Omit<NewService, 'accountId' | 'startReason' | 'note'> & {
  readonly origin: number | null
}

/**
 * Writes what a correction found of the services of an account: rows that are otherwise, and rows that are new. Days that were billed may be
 * among them: whoever calls has seen to what was billed. What happened on days that are another service's now belongs to that. Answers
 * the numbers of the new ones in their order.
 */
export async function correctServices(
  work: Work,
  accountId: number,
  {
    changed,
    found,
  }: { readonly changed: readonly CorrectedService[]; readonly found: readonly FoundService[] },
): Promise<number[]> {
  for (const { serviceId, from, until, pickupsPerWeek, ...facts } of changed)
    await work.db
      .updateTable('service')
      .set({ ...facts, from_on: from, until_on: until, pickups_per_week: pickupsPerWeek })
      .where('id', '=', serviceId)
      .execute()
  const rows = found.map((one) => {
    const { origin: _, ...service } = one
    return { ...service, accountId, startReason: 'correction', note: null }
  })
  const ids = await addServices(work, rows)
  for (const [index, { origin, from, until }] of found.entries())
    if (origin !== null) await standFor(work, { serviceId: ids[index]!, origin, from, until })
  return ids
}

type Standing = {
  readonly serviceId: number
  readonly origin: number
  readonly from: PlainDate
  readonly until: PlainDate | null
}

async function standFor(work: Work, { serviceId, origin, from, until }: Standing): Promise<void> {
  await work.db.insertInto('service_origin').values({ service_id: serviceId, origin_id: origin }).execute()
  await copyShares(work, { fromService: origin, toService: serviceId })
  await sql`update service_event set service_id = ${serviceId}
    where happened_on >= ${from}::date and (${until}::date is null or happened_on < ${until}::date)
      and (service_id = ${origin} or service_id in (select service_id from service_origin where origin_id = ${origin}))`.execute(
    work.db,
  )
}
