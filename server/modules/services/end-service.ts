import { sql } from 'kysely'
import { isSame, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownService } from './services-queries.ts'

/**
 * Ends a service on a day, its first day without, and answers whether it never was: ended on its first day, it goes. One that a correction
 * of the past made, or that others stand for since, keeps its row without a day: what was believed names it. What happened with it stays
 * recorded, and from that day on belongs to the service in its place, or to none.
 */
export async function endService(
  { db }: Work,
  { id, from }: KnownService,
  { until, successor = null }: { until: PlainDate; successor?: number | null },
): Promise<boolean> {
  await db
    .updateTable('service_event')
    .set({ service_id: successor })
    .where('service_id', '=', id)
    .where('happened_on', '>=', until)
    .execute()
  if (!isSame(from, until)) {
    await db.updateTable('service').set({ until_on: until }).where('id', '=', id).execute()
    return false
  }
  await db.updateTable('service_event').set({ service_id: successor }).where('service_id', '=', id).execute()
  await db.deleteFrom('service_share').where('service_id', '=', id).execute()
  if (await isKnownToCorrections(db, id))
    await db.updateTable('service').set({ until_on: until }).where('id', '=', id).execute()
  else await db.deleteFrom('service').where('id', '=', id).execute()
  return true
}

async function isKnownToCorrections(db: Work['db'], id: number): Promise<boolean> {
  const { rows } =
    await sql`select from service_origin where service_id = ${id} or origin_id = ${id} limit 1`.execute(db)
  return rows.length > 0
}
