import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { CityPart } from './city-document.ts'

const columns = ['id', 'part', 'sha256', 'loaded_at', 'loaded_by'] as const

type Stored = { id: number; part: string; sha256: string; loaded_at: Temporal.Instant; loaded_by: string }

/** Every version of every part of the city folder, newest first, with which is the current one. */
export async function cityDocuments(work: Work) {
  const rows = await work.db.selectFrom('city_document').select(columns).orderBy('id', 'desc').execute()
  const seen = new Set<string>()
  return rows.map((row) => {
    const current = !seen.has(row.part)
    seen.add(row.part)
    return asDocument(row, current)
  })
}

/** One version of one part with what it says. Refuses an unknown number. */
export async function cityDocumentById(work: Work, id: number) {
  const row = await work.db
    .selectFrom('city_document')
    .select([...columns, 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse('CITY_DOCUMENT_NOT_FOUND', { document: String(id) })
  const newer = await work.db
    .selectFrom('city_document')
    .select('id')
    .where('part', '=', row.part)
    .where('id', '>', id)
    .limit(1)
    .executeTakeFirst()
  return { ...asDocument(row, !newer), body: row.body }
}

/**
 * Which version of each part counts: the one that is fixed by its number, else the newest. A part that was never loaded is left out.
 * Refuses a fixed number that no version has.
 */
export async function documentVersions(
  work: Work,
  parts: readonly CityPart[],
  fixed: Readonly<Record<string, number>>,
): Promise<Map<string, { readonly id: number; readonly sha256: string }>> {
  const numbers = parts.flatMap((part) => fixed[part] ?? [])
  const free = parts.filter((part) => fixed[part] === undefined)
  const { rows } = await sql<{ part: string; id: number; sha256: string }>`
    select distinct on (part) part, id, sha256 from city_document
    where id = any(${numbers}::bigint[]) or part = any(${free}::text[])
    order by part, id desc`.execute(work.db)
  const missing = numbers.find((number) => rows.every(({ id }) => id !== number))
  if (missing !== undefined) refuse('CITY_DOCUMENT_NOT_FOUND', { document: String(missing) })
  return new Map(rows.map(({ part, ...version }) => [part, version]))
}

const asDocument = ({ id, part, sha256, loaded_at, loaded_by }: Stored, current: boolean) => ({
  id,
  part,
  sha256,
  loadedAt: loaded_at.toString(),
  loadedBy: loaded_by,
  current,
})
