import { parse } from 'csv-parse/sync'
import { encodeImb } from './encode-imb.ts'
import { imbFault } from './imb-faults.ts'

/** One line of a file of barcodes: its bars, or why it has none. */
export type EncodedLine = {
  readonly line: number
  readonly tracking: string
  readonly routing: string
  readonly bars: string | null
  readonly returnCode: string
  readonly instead: string | null
}

/**
 * Encodes a CSV file line by line: tracking, then routing; or by the names of its columns, where the first line has names. A line that makes no
 * barcode says why, and those after it go on. Lines may end with any number of carriage returns, as in the test file of USPS.
 */
export function encodeFile(text: string): EncodedLine[] {
  const rows = linesOf(text)
  const [first] = rows
  const named = first === undefined ? null : columnsOf(first.cells)
  const { tracking, routing } = named ?? { tracking: 0, routing: 1 }
  return (named ? rows.slice(1) : rows).map(({ line, cells }) =>
    encodeLine(line, { tracking: cells[tracking] ?? '', routing: cells[routing] ?? '' }),
  )
}

type Row = { readonly line: number; readonly cells: readonly string[] }

/** Each line by itself, so that a stray quote spoils no other. */
function linesOf(text: string): Row[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r*\n|\r/)
    .flatMap((written, index) => {
      if (written.trim() === '') return []
      const [cells = []] = parse(written, { relax_quotes: true, relax_column_count: true })
      return [{ line: index + 1, cells }]
    })
}

/** Where the columns are, when these cells are names; null when they are a barcode already. */
function columnsOf(cells: readonly string[]): { tracking: number; routing: number } | null {
  const find = (name: RegExp) => cells.findIndex((cell) => name.test(cell.trim()))
  const tracking = find(/^(imb[ _]?)?tracking([ _]?(code|number|digits))?$/i)
  if (tracking === -1) return null
  return { tracking, routing: find(/^(imb[ _]?)?routing([ _]?(code|number|digits|zip))?$/i) }
}

function encodeLine(line: number, imb: { tracking: string; routing: string }): EncodedLine {
  const fault = imbFault(imb)
  return fault
    ? { line, ...imb, bars: null, returnCode: fault.returnCode, instead: fault.instead }
    : { line, ...imb, bars: encodeImb(imb), returnCode: '00', instead: null }
}
