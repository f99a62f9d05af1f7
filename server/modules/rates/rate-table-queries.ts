import type { rates } from '@cartwright/api/rates'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { contains, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { billTexts } from '../city/city-queries.ts'
import type { CityTexts } from '../city/city-texts.ts'
import { rateVersions, type StoredVersion } from './rates-queries.ts'
import type { RateRow } from './rate-row.ts'

type VersionRow = SuccessOf<typeof rates.versions>['rows'][number]
type TableRow = SuccessOf<typeof rates.rows>['rows'][number]
type Asked = ReceivedBy<typeof rates.rows>['query']

/** The words for a key in both languages; the key itself where the city has none yet. */
export type BothTexts = (key: string) => { en: string; es: string }

/** The line texts of the city, to name rates in both languages. */
export async function lineTexts(work: Work): Promise<{ en: CityTexts['lines']; es: CityTexts['lines'] }> {
  const [en, es] = [await billTexts(work, 'en'), await billTexts(work, 'es')]
  return { en: en?.lines ?? {}, es: es?.lines ?? {} }
}

/** The words of both languages by key. */
export async function bothTexts(work: Work): Promise<BothTexts> {
  const { en, es } = await lineTexts(work)
  return (key) => ({ en: en[key] ?? key, es: es[key] ?? key })
}

const periodOf = ({ effectiveFrom, effectiveUntil }: StoredVersion) => ({
  from: PlainDate.from(effectiveFrom),
  until: effectiveUntil ? PlainDate.from(effectiveUntil) : null,
})

/** The versions in force on a day. */
export async function versionsOn(work: Work, day: PlainDate): Promise<StoredVersion[]> {
  return (await rateVersions(work)).filter((version) => contains(periodOf(version), day))
}

/** Every version with how many rows it has and how many posted runs charged by it, newest first. */
export async function versionRows(work: Work): Promise<VersionRow[]> {
  const { rows } = await sql<{ version: number; runs: number }>`
    select version_id as version, count(distinct b.run_id)::bigint as runs
    from bill_line l join rate r on r.id = l.rate_id join bill b on b.id = l.bill_id
    group by version_id`.execute(work.db)
  const runs = new Map(rows.map((row) => [row.version, row.runs]))
  const versions = await rateVersions(work)
  return versions
    .map(({ rows: table, ...version }) => ({
      ...version,
      rows: table.length,
      postedRuns: runs.get(version.id) ?? 0,
      inForce: contains(periodOf({ ...version, rows: table }), work.today),
    }))
    .toSorted(
      (a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || a.schedule.localeCompare(b.schedule),
    )
}

/** Rows of one version, or of all in force on a day, that fit what was asked. */
export async function tableRows(work: Work, asked: Asked): Promise<SuccessOf<typeof rates.rows>> {
  const texts = await bothTexts(work)
  const versions = await versionsAsked(work, asked)
  const rows = versions
    .flatMap((version) => version.rows.map((row) => asTableRow(version, row, texts)))
    .filter((row) => fits(row, asked))
    .toSorted((a, b) => a.id - b.id)
  const page = rows.filter(({ id }) => id > (asked.after ?? 0)).slice(0, asked.limit)
  const last = page.at(-1)
  const more = last && last.id < rows.at(-1)!.id
  return { rows: page, next: more ? String(last.id) : null, totals: { rows: rows.length } }
}

async function versionsAsked(work: Work, { version, on }: Asked): Promise<StoredVersion[]> {
  if (version === undefined) return versionsOn(work, on ? PlainDate.from(on) : work.today)
  const found = (await rateVersions(work)).filter(({ id }) => id === version)
  if (found.length === 0) refuse('RATE_VERSION_NOT_FOUND', { version })
  return found
}

function fits(row: TableRow, asked: Asked): boolean {
  const same = (['class', 'stream', 'container', 'charge'] as const).every(
    (column) => asked[column] === undefined || row[column] === asked[column],
  )
  const find = asked.find?.trim().toLowerCase()
  if (!same || !find) return same
  const said = [row.code, row.key, row.size, row.note ?? '', row.text.en, row.text.es]
  return said.some((text) => text.toLowerCase().includes(find))
}

function asTableRow(version: StoredVersion, row: RateRow, texts: BothTexts): TableRow {
  const { rounding: _, roundEach: __, textKey, of, ...rest } = row
  const { schedule, resolution, effectiveFrom, effectiveUntil } = version
  return {
    ...rest,
    id: row.id!,
    of: [...of],
    versionId: version.id,
    schedule,
    resolution,
    effectiveFrom,
    effectiveUntil,
    text: texts(textKey),
  }
}
