import type { Work } from '#kernel/work'
import { findImport } from './intake-queries.ts'
import { rejectColumns } from './read-table.ts'
import type { RowFault } from './staged-row.ts'
import type { StoredMapping } from './stored-mapping.ts'

type RejectedRow = {
  readonly line: number
  readonly verdict: string
  readonly faults: readonly RowFault[]
  readonly doubles: string | null
  readonly raw: Readonly<Record<string, string>>
}

/** The rejected and duplicate rows of an import as CSV. */
export async function rejectList(work: Work, id: number): Promise<{ fileName: string; csv: string }> {
  const file = await findImport(work, id)
  const rows = await work.db
    .selectFrom('import_row')
    .select(['line', 'verdict', 'faults', 'doubles', 'raw'])
    .where('file_id', '=', id)
    .where('verdict', 'in', ['rejected', 'duplicate'])
    .orderBy('line')
    .execute()
  const { header } = file.mapping as StoredMapping
  const name = file.file_name.replace(/\.\w+$/, '')
  return { fileName: `${name} rejects.csv`, csv: writeRejects(header, rows as unknown as RejectedRow[]) }
}

/**
 * Writes rejected rows as they were, with line, verdict and reason before them. Corrected, the list can be brought in with the
 * same mapping: those three columns are left out then. It begins with a byte order mark, so that spreadsheets read its letters.
 */
export function writeRejects(header: readonly string[], rows: readonly RejectedRow[]): string {
  const lines = rows.map(({ line, verdict, faults, doubles, raw }) => [
    String(line),
    verdict,
    doubles === null ? faults.map(reasonText).join(' ') : `It doubles ${doubles}.`,
    ...header.map((name) => raw[name] ?? ''),
  ])
  const all = [[...rejectColumns, ...header], ...lines]
  return `\uFEFF${all.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

const reasonText = ({ column, reason, instead }: RowFault): string =>
  [column === null ? '' : `${column}:`, reason, instead ?? ''].filter(Boolean).join(' ')

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
