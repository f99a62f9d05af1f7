import { sql } from 'kysely'
import { asCsv } from '#kernel/csv'
import type { Work } from '#kernel/work'
import { rebillList } from './rebill-list-queries.ts'

type BadRow = {
  readonly line: number
  readonly bill: string
  readonly service: string
  readonly column: string | null
  readonly problem: string | null
}

/**
 * The bad rows of a list as CSV, in the order of its file: as they were written, with line, column and reason behind. Columns that are not
 * bill and service are left alone when a list is brought, so that the mended file can be brought as it is. Refuses an unknown list.
 */
export async function badRows(work: Work, listId: number): Promise<{ fileName: string; csv: string }> {
  const { fileName } = await rebillList(work, listId)
  const { rows } = await sql<BadRow>`
    select line, bill, service, problem_column as column, problem from rebill_row
    where list_id = ${listId} and state = 'bad' order by line`.execute(work.db)
  return {
    fileName: `${fileName.replace(/\.\w+$/, '')} bad rows.csv`,
    csv: asCsv([
      ['bill', 'service', 'line', 'column', 'reason'],
      ...rows.map(({ bill, service, line, column, problem }) => [
        bill,
        service,
        String(line),
        column ?? '',
        problem ?? '',
      ]),
    ]),
  }
}
