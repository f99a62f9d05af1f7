import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordedFile } from './recorded-file.ts'
import type { RowFault } from './staged-row.ts'
import type { StoredMapping } from './stored-mapping.ts'

type Page = { readonly limit: number; readonly after?: string | undefined }
type Verdict = 'good' | 'duplicate' | 'rejected' | 'applied'
type State = 'staging' | 'checked' | 'applying' | 'applied' | 'discarded'

/** One import as it is stored; refuses when there is none. */
export async function findImport(work: Work, id: number) {
  const found = await work.db.selectFrom('import_file').selectAll().where('id', '=', id).executeTakeFirst()
  return found ?? refuse('IMPORT_NOT_FOUND', { importId: id })
}

/** The same, held until the work ends. */
export async function lockImport(work: Work, id: number) {
  const found = await work.db
    .selectFrom('import_file')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('IMPORT_NOT_FOUND', { importId: id })
}

/** Imports, newest first. */
export async function importFiles(
  work: Work,
  { limit, after, state }: Page & { readonly state?: State | undefined },
) {
  const found = await work.db
    .selectFrom('import_file')
    .selectAll()
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(after !== undefined, (query) => query.where('id', '<', placeOf(after!)))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit)
  return { rows: rows.map(recordedFile), next: found.length > limit ? String(rows.at(-1)!.id) : null }
}

/** One import with how it was read and its commonest faults. */
export async function importWithFaults(work: Work, id: number) {
  const found = await findImport(work, id)
  const { rows: faults } = await sql<{ column: string | null; reason: string; rows: number }>`
    select f.fault ->> 'column' as column,
      regexp_replace(f.fault ->> 'reason', '“[^”]*”', '“…”', 'g') as reason, count(*) as rows
    from import_row r cross join lateral jsonb_array_elements(r.faults) as f (fault)
    where r.file_id = ${id} and r.verdict = 'rejected'
    group by 1, 2 order by 3 desc, 1, 2 limit 50`.execute(work.db)
  return { ...recordedFile(found), mapping: found.mapping, faults }
}

/** The rows of an import by line. */
export async function importRows(
  work: Work,
  id: number,
  { limit, after, verdict }: Page & { readonly verdict?: Verdict | undefined },
) {
  const { header } = (await findImport(work, id)).mapping as StoredMapping
  const found = await work.db
    .selectFrom('import_row')
    .select(['line', 'verdict', 'faults', 'doubles', 'raw'])
    .where('file_id', '=', id)
    .$if(verdict !== undefined, (query) => query.where('verdict', '=', verdict!))
    .$if(after !== undefined, (query) => query.where('line', '>', placeOf(after!)))
    .orderBy('line')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map((row) => ({
    line: row.line,
    verdict: row.verdict as Verdict,
    faults: row.faults as RowFault[],
    doubles: row.doubles,
    raw: inOrder(header, row.raw as Record<string, string>),
  }))
  return { rows, next: found.length > limit ? String(rows.at(-1)!.line) : null }
}

/** The database keeps the columns of a row in an order of its own. */
const inOrder = (header: readonly string[], raw: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(header.map((name) => [name, raw[name] ?? '']))

/** `after` is where the page before ended. */
function placeOf(after: string): number {
  const place = Number(after)
  if (Number.isSafeInteger(place) && place >= 0) return place
  return refuse('REQUEST_INVALID', {
    faults: [{ field: 'after', message: 'Send the `next` of the page before.' }],
  })
}
