import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { type RateBook, rateBook as compile } from './rate-book.ts'
import type { RateVersion } from './rate-row.ts'
import { RateBody, VersionBody } from './stored-rates.ts'

/** A rate version as it is stored. */
export type StoredVersion = RateVersion & { readonly id: number }

/** All rate versions with their rows and ids, by schedule and date. */
export async function rateVersions(work: Work): Promise<StoredVersion[]> {
  const versions = await work.db
    .selectFrom('rate_version')
    .selectAll()
    .orderBy('schedule')
    .orderBy('effective_from')
    .execute()
  const rows = await work.db.selectFrom('rate').select(['id', 'version_id', 'body']).orderBy('id').execute()
  const byVersion = Map.groupBy(rows, ({ version_id }) => version_id)
  return versions.map((version) => ({
    id: version.id,
    schedule: version.schedule,
    resolution: version.resolution,
    adoptedOn: version.adopted_on?.toString() ?? null,
    effectiveFrom: version.effective_from.toString(),
    effectiveUntil: version.effective_until?.toString() ?? null,
    ...VersionBody.parse(version.body),
    rows: (byVersion.get(version.id) ?? []).map(({ id, body }) => ({ id, ...RateBody.parse(body) })),
  }))
}

/** Books that were compiled, by city and state of its tables. A run asks once for each chunk. */
const compiled = new Map<string, RateBook>()
const kept = 20

/**
 * The rate book of the city with the ids of its stored rows. Compiled once for each state of the tables, which their newest
 * rows and times of loading tell apart.
 */
export async function rateBook(work: Work): Promise<RateBook> {
  const { rows } = await sql<{ state: string }>`
    select (select coalesce(string_agg(id || '@' || loaded_at, ',' order by id), '') from rate_version)
      || '|' || (select count(*) || '@' || coalesce(max(id), 0) from rate) as state`.execute(work.db)
  const key = `${work.city}|${rows[0]!.state}`
  const known = compiled.get(key)
  if (known) return known
  const book = compile(await rateVersions(work))
  compiled.set(key, book)
  if (compiled.size > kept) compiled.delete(compiled.keys().next().value!)
  return book
}
