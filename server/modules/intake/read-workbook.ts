import ExcelJS from 'exceljs'
import { type ReadingOptions, type TableRow, unreadable } from './table.ts'

/** What a cell holds, as the library gives it. */
type Cell = ExcelJS.CellValue

/** Reads the rows of one sheet of an XLSX workbook. Rows without anything in them are no rows. */
export async function readWorkbook(bytes: Uint8Array, { sheet }: ReadingOptions): Promise<TableRow[]> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  } catch {
    return unreadable(
      null,
      'This is no workbook that can be opened. It may be damaged or locked with a password.',
      'Open it in a spreadsheet, take the password off, and save it as “Excel workbook (.xlsx)” or CSV.',
    )
  }
  const rows: TableRow[] = []
  chosen(workbook, sheet).eachRow((row, line) => {
    const values = row.values as readonly Cell[]
    const cells = Array.from({ length: Math.max(0, values.length - 1) }, (_, index) =>
      cellText(values[index + 1]),
    )
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
  })
  return rows
}

function chosen(workbook: ExcelJS.Workbook, name: string | undefined): ExcelJS.Worksheet {
  const filled = workbook.worksheets.filter(({ actualRowCount }) => actualRowCount > 0)
  const names = filled.map((one) => `“${one.name}”`).join(', ')
  if (name !== undefined)
    return (
      filled.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
      unreadable(null, `There is no sheet “${name}” with rows in it.`, `The workbook has ${names}.`)
    )
  const [first, second] = filled
  if (!first)
    return unreadable(null, 'There is nothing in the workbook.', 'Bring a sheet with a row of column names.')
  if (second)
    return unreadable(
      null,
      `The workbook has several sheets: ${names}.`,
      'Write sheet: and its name in the mapping.',
    )
  return first
}

/** A cell as text. A day is ISO, a formula is what it came to, and an error of the sheet is kept to be told. */
function cellText(value: Cell): string {
  if (value === null || value === undefined) return ''
  // Half a letter and a byte of zero are no text, and no database keeps them.
  if (typeof value !== 'object') return String(value).toWellFormed().replaceAll('\0', '')
  if ('toISOString' in value) return dayText(value.toISOString())
  if ('richText' in value) return cellText(value.richText.map(({ text }) => text).join(''))
  if ('hyperlink' in value) return cellText(value.text)
  if ('error' in value) return value.error
  return 'result' in value ? cellText(value.result) : ''
}

/** Workbooks keep days as instants in UTC. */
const dayText = (iso: string): string => (iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso)
