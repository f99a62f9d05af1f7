import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import Excel from 'exceljs'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { Curtain } from '../accounts/curtain.ts'
import { addressCurtain } from '../accounts/hidden-addresses.ts'

type Value = string | number | null

/**
 * A column of a sheet: its heading, what it holds, and its width in signs. Money is cents, `tenths` are tenths of a percent, days are
 * ISO text.
 */
export type Column<Row> = {
  readonly heading: string
  readonly kind: 'text' | 'count' | 'money' | 'tenths' | 'day'
  readonly width: number
  readonly value: (row: Row) => Value
  /** What stands below the column in the row of totals; asked for once all rows are written where they make it. */
  readonly total?: Value | (() => Value)
}
export type Sheet<Row> = {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  /** Part by part, so that a long table need not lie in memory: a short one is one part. */
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
}
type AnySheet = {
  readonly write: (book: Excel.stream.xlsx.WorkbookWriter, curtain: Curtain) => Promise<void>
}

/** Puts a sheet into the form in which sheets of different rows go into one workbook. */
export const sheet = <Row>(described: Sheet<Row>): AnySheet => ({
  write: (book, curtain) => writeSheet(book, described, curtain),
})

/**
 * Writes a workbook row by row, so that a large one never lies in memory as objects. Numbers are numbers and days are days, the
 * heading stays in sight, and the last row has the totals. A confidential address is hidden in every text, from
 * whoever may not see it.
 */
export async function writeWorkbook(work: Work, sheets: readonly AnySheet[]): Promise<Uint8Array> {
  const curtain = await addressCurtain(work)
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  for (const one of sheets) await one.write(book, curtain)
  await book.commit()
  return new Uint8Array(await bytes)
}

const formats = {
  money: '#,##0.00;[Red]-#,##0.00',
  tenths: '+0.0;-0.0;0.0',
  day: 'yyyy-mm-dd',
  count: '#,##0',
  text: '@',
}

async function writeSheet<Row>(
  book: Excel.stream.xlsx.WorkbookWriter,
  { name, columns, rows }: Sheet<Row>,
  curtain: Curtain,
): Promise<void> {
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
  })
  page.columns = columns.map(({ width, kind }) => ({ width, style: { numFmt: formats[kind] } }))
  const head = page.addRow(columns.map(({ heading }) => heading))
  head.font = { bold: true }
  head.commit()
  for await (const some of rows) {
    for (const row of some)
      page.addRow(columns.map(({ kind, value }) => behind(curtain, cell(kind, value(row))))).commit()
  }
  if (columns.some(({ total }) => total !== undefined)) {
    const last = page.addRow(
      columns.map(({ kind, total = null }) => cell(kind, typeof total === 'function' ? total() : total)),
    )
    last.font = { bold: true }
    last.commit()
  }
  page.commit()
}

const behind = (curtain: Curtain, value: Value): Value =>
  typeof value === 'string' ? curtain.text(value) : value

/** Excel counts days from the one before 1900, and money in dollars. */
function cell(kind: Column<never>['kind'], value: Value): Value {
  if (value === null) return null
  if (kind === 'money' && typeof value === 'number') return value / 100
  if (kind === 'tenths' && typeof value === 'number') return value / 10
  if (kind === 'day' && typeof value === 'string')
    return PlainDate.from('1899-12-30').until(PlainDate.from(value)).days
  return value
}
