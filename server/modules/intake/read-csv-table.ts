import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { type ReadingOptions, type TableRow, unreadable } from './table.ts'

/**
 * Reads the rows of a CSV file (RFC 4180; also with semicolons, tabs or bars, which the first line tells). Blank lines are no
 * rows. Quotes that do not fit make the whole file unreadable, since nobody knows where its rows end.
 */
export function readCsvTable(bytes: Uint8Array, options: ReadingOptions): TableRow[] {
  // One kind of line end, so that lines count as an editor counts them, also within quotes.
  const text = decodeText(bytes, options.encoding).replaceAll(/\r\n?/g, '\n')
  try {
    const records = parse(text, {
      info: true,
      delimiter: options.delimiter ?? delimiterOf(text, options.headerLine ?? 1),
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: '\n',
      max_record_size: 1_000_000,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return records.map(({ info, record }) => ({
      line: info.lines - breaksIn(record),
      cells: record,
    }))
  } catch (error) {
    if (error instanceof CsvError) refuseCsv(error, text)
    throw error
  }
}

const breaksIn = (record: readonly string[]): number =>
  record.reduce((count, cell) => count + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)

/** Whatever separates most in the line of column names. */
function delimiterOf(text: string, headerLine: number): string {
  const lines = text.split('\n', headerLine + 20)
  const first = lines.slice(headerLine - 1).find((line) => line.trim() !== '') ?? ''
  const outside = first.replaceAll(/"[^"]*"/g, '')
  return [',', ';', '\t', '|']
    .map((sign) => ({ sign, count: outside.split(sign).length }))
    .toSorted((a, b) => b.count - a.count)[0]!.sign
}

type Told = { readonly lines?: number; readonly column?: unknown; readonly bytes_records?: number }

function refuseCsv(error: CsvError, text: string): never {
  const told = error as unknown as Told
  const column = typeof told.column === 'number' ? `field ${told.column + 1}` : 'a field'
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    // The parser tells the last line of the file; the field begins in the row it could not end.
    const line = Buffer.from(text)
      .subarray(0, told.bytes_records ?? 0)
      .toString()
      .split('\n').length
    return unreadable(
      line,
      `A double quote opens in ${column} of this row and is never closed.`,
      `Close it, or remove it. ${twice}`,
    )
  }
  const line = told.lines ?? null
  if (error.code === 'INVALID_OPENING_QUOTE')
    return unreadable(
      line,
      `A double quote stands inside ${column}, which does not begin with one.`,
      `Put the whole field in double quotes. ${twice}`,
    )
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return unreadable(line, `Something follows the closing double quote of ${column}.`, twice)
  return unreadable(line, error.message, 'Save the table anew as CSV and bring that.')
}

const twice = 'Write a quote within a quoted field twice: "4"" lid".'
