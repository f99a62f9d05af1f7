import { asCsv } from '#kernel/csv'
import type { Work } from '#kernel/work'
import { haulerRejectColumns } from '../intake/read-table.ts'
import type { RowFault } from '../intake/staged-row.ts'
import { findList } from './hauler-queries.ts'

/**
 * The rejected rows of a hauler's list as CSV, as they were, with line, column and reason before them. Corrected, the file can be brought in:
 * those three columns are left out then.
 */
export async function haulerRejects(work: Work, id: number): Promise<{ fileName: string; csv: string }> {
  const list = await findList(work, id)
  const header = list.header as string[]
  const rows = await work.db
    .selectFrom('hauler_row')
    .select(['line', 'faults', 'raw'])
    .where('list_id', '=', id)
    .where('verdict', '=', 'rejected')
    .orderBy('line')
    .execute()
  const lines = rows.map(({ line, faults, raw }) => {
    const found = faults as RowFault[]
    const columns = [...new Set(found.flatMap(({ column }) => column ?? []))]
    const cells = raw as Readonly<Record<string, string>>
    return [
      String(line),
      columns.join(', '),
      found.map(({ reason, instead }) => [reason, instead ?? ''].filter(Boolean).join(' ')).join(' '),
      ...header.map((name) => cells[name] ?? ''),
    ]
  })
  const name = list.file_name.replace(/\.\w+$/, '')
  return { fileName: `${name} rejects.csv`, csv: asCsv([[...haulerRejectColumns, ...header], ...lines]) }
}
