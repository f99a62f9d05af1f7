import { CsvError, parse } from 'csv-parse/sync'

/** A row of a list as it was written: its line in the file, the bill, and the service or nothing. */
export type RebillRow = { readonly line: number; readonly bill: string; readonly service: string }
/** The rows, or what is wrong with the file as a whole. */
type RebillFile = { readonly rows: readonly RebillRow[] } | { readonly wrong: string }

const mostRows = 5000

/**
 * Reads a list of bills to cancel and rebill: CSV with a line of headings, `bill` and, where only one service is meant, `service` with its
 * number. Other columns are left alone. Pure.
 */
export function readRebillFile(text: string): RebillFile {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      delimiter: [',', ';', '\t'],
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    }) as unknown as { info: { lines: number }; record: { [column: string]: string } }[]
    const [first] = found
    if (!first) return { wrong: 'There is no row under the headings.' }
    if (!('bill' in first.record))
      return { wrong: 'Name a column “bill” in the first line, with the numbers of the bills.' }
    if (found.length > mostRows)
      return { wrong: `Bring up to ${mostRows.toLocaleString('en-US')} rows at once.` }
    return {
      rows: found.map(({ info, record }) => ({
        line: info.lines,
        bill: record.bill ?? '',
        service: record.service ?? '',
      })),
    }
  } catch (error) {
    if (error instanceof CsvError) return { wrong: `This is no CSV: ${error.message}.` }
    throw error
  }
}
