import { refuse } from '#kernel/refusal'
import { readCsvTable } from './read-csv-table.ts'
import { readWorkbook } from './read-workbook.ts'
import { type ReadingOptions, type Table, unreadable } from './table.ts'

/** The most a file may have, in bytes. */
const largestFile = 50 * 1024 * 1024

/** Columns that our own reject lists add. They are left out when a corrected list comes back. */
export const rejectColumns = ['import line', 'import verdict', 'import reason'] as const
/** Those that the reject list of a hauler's list adds. */
export const haulerRejectColumns = ['import line', 'import column', 'import reason'] as const

const ours: readonly string[] = [...rejectColumns, ...haulerRejectColumns]

/** Reads a CSV or XLSX file, which its first bytes tell apart. What cannot be read is refused with its place. */
export async function readTable(bytes: Uint8Array, options: ReadingOptions): Promise<Table> {
  if (bytes.length > largestFile) refuse('IMPORT_FILE_TOO_LARGE', { limit: '50 MB' })
  if (bytes.length === 0) unreadable(null, 'The file is empty.', 'Bring a file with a line of column names.')
  const rows = isZip(bytes) ? await readWorkbook(bytes, options) : readCsvTable(refuseBinary(bytes), options)
  const at = options.headerLine
  const start = at === undefined ? 0 : rows.findIndex(({ line }) => line === at)
  const header = rows[start]
  if (!header)
    return unreadable(
      at ?? null,
      at === undefined ? 'There is nothing in the file.' : `There is nothing in line ${at}.`,
      'Begin the file with a line of column names; headerLine of the mapping names another line.',
    )
  const body = rows.slice(start + 1)
  if (body.length === 0)
    unreadable(
      header.line,
      'There is no row below the column names.',
      'Bring a file with at least one row of values.',
    )
  const width = body.reduce((widest, { cells }) => Math.max(widest, cells.length), header.cells.length)
  return withoutRejectColumns({ header: columnNames(header.cells, width), rows: body })
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Says what to do with files of other programs, which would otherwise be read as letters. */
function refuseBinary(bytes: Uint8Array): Uint8Array {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    unreadable(
      null,
      'This is a workbook of an old kind (XLS).',
      'Save it as “Excel workbook (.xlsx)” or as CSV.',
    )
  if (start.startsWith('%PDF'))
    unreadable(null, 'This is a PDF.', 'Bring the table it was made from, as CSV or XLSX.')
  return bytes
}

/** Each column under its own name: nameless ones by their place, those named twice with a count behind. */
function columnNames(cells: readonly string[], width: number): string[] {
  const names: string[] = []
  const taken = new Set<string>()
  for (let index = 0; index < width; index++) {
    const written = (cells[index] ?? '').replaceAll(/\s+/g, ' ').trim() || `column ${index + 1}`
    let name = written
    for (let count = 2; taken.has(name); count++) name = `${written} (${count})`
    taken.add(name)
    names.push(name)
  }
  return names
}

function withoutRejectColumns({ header, rows }: Table): Table {
  const kept = header.flatMap((name, index) => (ours.includes(name) ? [] : [index]))
  if (kept.length === header.length) return { header, rows }
  return {
    header: kept.map((index) => header[index]!),
    rows: rows.map(({ line, cells }) => ({ line, cells: kept.map((index) => cells[index] ?? '') })),
  }
}
