import type { RateRow, RateVersion } from '../rates/rate-row.ts'
import { keyOf } from './read-rate-rows.ts'

/** Rows of a CSV file of a city folder. What the reader would trim or take for a comment is quoted. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\n`).join('')

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$|^#/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** Writes `rates/versions.csv`. */
export const versionsFile = (versions: readonly RateVersion[]): string =>
  csvText([
    [
      'version',
      'schedule',
      'resolution',
      'status',
      'adopted_on',
      'effective_from',
      'effective_until',
      'schedule_ends_on',
      'source',
      'note',
    ],
    ...versions.map((version) => [
      version.label,
      version.schedule,
      version.resolution,
      version.status,
      version.adoptedOn ?? '',
      version.effectiveFrom,
      version.effectiveUntil ?? '',
      version.scheduleEndsOn ?? '',
      version.source,
      version.note ?? '',
    ]),
  ])

type Column = readonly [name: string, cell: (row: RateRow) => string]

const any = (word: string): string => (word === '*' ? '' : word)
const dollarsOf = (cents: number | null): string => (cents === null ? '' : (cents / 100).toFixed(2))
const percentOf = (thousandths: number | null): string =>
  thousandths === null ? '' : String(thousandths / 1000)
const countOf = (count: number): string => (count === 0 ? '' : String(count))

const columns: readonly Column[] = [
  ['row', (row) => (row.key === keyOf(row) ? '' : row.key)],
  ['class', (row) => row.class],
  ['zone', (row) => any(row.zone)],
  ['stream', (row) => any(row.stream)],
  ['container', (row) => any(row.container)],
  ['size', (row) => any(row.size)],
  ['pickups', (row) => any(row.pickups)],
  ['location', (row) => any(row.location)],
  ['charge', (row) => row.charge],
  ['code', codeOf],
  ['per', (row) => row.per],
  ['amount', (row) => dollarsOf(row.amountCents)],
  ['percent', (row) => percentOf(row.share?.percentThousandths ?? row.percentThousandths)],
  ['of', (row) => row.share?.of ?? row.of.join(';')],
  ['less', (row) => row.share?.less ?? ''],
  ['order', (row) => countOf(row.order)],
  ['rounding', roundingOf],
  ['free', (row) => countOf(row.free)],
  ['cap', (row) => dollarsOf(row.capCents)],
  ['gl', (row) => row.glCode],
  ['funding_gl', (row) => row.fundingGlCode ?? ''],
  ['text', (row) => row.textKey],
  ['note', (row) => row.note ?? ''],
]

/** A charge for a service is called so unless it says otherwise; others always say it. */
function codeOf({ code, charge }: RateRow): string {
  return code === 'service' && charge !== 'overlay' && charge !== 'event' ? '' : code
}

function roundingOf({ rounding, roundEach }: RateRow): string {
  if (roundEach) return `${rounding} each`
  return rounding === 'half-up' ? '' : rounding
}

/** Writes the rows of all rate versions, a file for each, by its path. */
export function rateFiles(versions: readonly RateVersion[]): Map<string, string> {
  const files = new Map<string, string>()
  for (const version of versions) {
    const name = `${version.schedule.slice(0, 60)}-${version.effectiveFrom}`.replaceAll(/[^\w.-]/g, '-')
    const path = `rates/${name.replace(/^[^\w]+/, '')}`
    // Two schedules may differ in signs that a file name does not have.
    files.set(files.has(`${path}.csv`) ? `${path}-${files.size}.csv` : `${path}.csv`, rowsFile(version))
  }
  return files
}

/** Columns that no row uses are left out. */
function rowsFile({ label, rows }: RateVersion): string {
  const needed = ['class', 'charge', 'per', 'gl', 'text']
  const used = columns.filter(([name, cell]) => needed.includes(name) || rows.some((row) => cell(row) !== ''))
  return csvText([
    ['version', ...used.map(([column]) => column)],
    ...rows.map((row) => [label, ...used.map(([, cell]) => cell(row))]),
  ])
}
