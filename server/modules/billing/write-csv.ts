import { asCsv, csvLines } from '#kernel/csv'
import { decimalDollars } from '#kernel/money'
import type { Column } from './write-workbook.ts'

type Table<Row> = {
  readonly columns: readonly Column<Row>[]
  /** Part by part, so that a long table need not lie in memory: a short one is one part. */
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
}

/** Writes rows as CSV, some at a time: UTF-8, money as `1234.50`, percent as `6.0`. Totals are left out: who sums a column would count them. */
export async function writeCsv<Row>({ columns, rows }: Table<Row>): Promise<Uint8Array> {
  const parts = [Buffer.from(asCsv([columns.map(({ heading }) => heading)]))]
  for await (const some of rows)
    parts.push(Buffer.from(csvLines(some.map((row) => columns.map((column) => cell(column, row))))))
  return Buffer.concat(parts)
}

function cell<Row>({ kind, value }: Column<Row>, row: Row): string {
  const held = value(row)
  if (held === null) return ''
  if (kind === 'money' && typeof held === 'number') return decimalDollars(held)
  if (kind === 'tenths' && typeof held === 'number') return (held / 10).toFixed(1)
  return String(held)
}
