import type { FittedMapping } from '../intake/fit-mapping.ts'
import { numberKey } from '../intake/known.ts'
import { optionalText, whole } from '../intake/read-cells.ts'
import { type RowCells, rowCells } from '../intake/row-cells.ts'
import type { RowFault } from '../intake/staged-row.ts'
import type { TableRow } from '../intake/table.ts'
import { addressKey } from '../premises/address-key.ts'
import { readAddressLine } from '../premises/read-address-line.ts'
import { readZip } from '../premises/zip-code.ts'
import { readSize, SpecError } from '../rates/quote-specs.ts'

/** A row of a hauler's list as it compares. What the list does not tell is null and is not compared. */
export type HaulerRow = {
  readonly line: number
  readonly raw: Readonly<Record<string, string>>
  readonly numberKey: string | null
  readonly placeKey: string | null
  readonly zip: string | null
  readonly stream: string | null
  readonly container: string | null
  readonly size: string | null
  readonly quantity: number
  /** Nothing is on call, as no pickup is agreed for the week. */
  readonly pickups: number | null
  readonly route: string | null
  readonly faults: readonly RowFault[]
}

/** Reads one row and tells all that is wrong with it. */
export function readHaulerRow(
  mapping: FittedMapping,
  header: readonly string[],
  { line, cells }: TableRow,
): HaulerRow {
  const raw = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))
  const row = rowCells(mapping, raw)
  const empty = cells.every((cell) => cell.trim() === '')
  if (empty) row.fault(null, 'The row is empty.', 'Fill it in, or take it out.')
  const values = empty ? nothing : valuesOf(row)
  return { line, raw, ...values, faults: row.faults }
}

type Values = Omit<HaulerRow, 'line' | 'raw' | 'faults'>

const nothing: Values = {
  numberKey: null,
  placeKey: null,
  zip: null,
  stream: null,
  container: null,
  size: null,
  quantity: 1,
  pickups: null,
  route: null,
}

function valuesOf(row: RowCells): Values {
  const number = optionalText(row, 'account', 40)
  const place = readPlace(row)
  const stream = word(row, 'stream')
  if (stream === null && row.text('stream') === '')
    row.fault('stream', 'The stream is missing.', 'Write it, such as refuse.')
  if (number === null && place === null && row.faults.length === 0)
    row.fault(null, 'There is neither an account number nor an address.', 'Write one of them.')
  return {
    numberKey: number && numberKey(number),
    placeKey: place,
    zip: readZipCode(row),
    stream,
    container: word(row, 'container'),
    size: readContainerSize(row),
    quantity: whole(row, 'quantity', { low: 1, high: 1000, empty: 1 }) ?? 1,
    pickups: readPickups(row),
    route: optionalText(row, 'route', 30),
  }
}

/** The address as it compares, without its ZIP code: `212 OAK ST,B`. */
function readPlace(row: RowCells): string | null {
  const text = optionalText(row, 'address', 100)
  const unit = optionalText(row, 'unit', 30)
  if (text === null) return null
  const read = readAddressLine(text)
  if (read) return addressKey({ ...read, unit: unit ?? read.unit, zip: '' }).slice(0, -1)
  row.fault('address', `“${text}” does not begin with a house number.`, 'Write it as 212 Oak St Apt B.')
  return null
}

function readZipCode(row: RowCells): string | null {
  const text = row.text('zip')
  if (!text) return null
  const read = readZip(text)
  if ('zip' in read) return read.zip.slice(0, 5)
  row.fault('zip', read.reason, read.instead)
  return null
}

const word = (row: RowCells, field: string): string | null =>
  optionalText(row, field, 40)
    ?.toLowerCase()
    .replaceAll(/[\s_-]+/g, '-') ?? null

function readContainerSize(row: RowCells): string | null {
  const text = optionalText(row, 'size', 20)
  if (text === null) return null
  try {
    return readSize(text.replace(/\bcu(bic)?\.?\s*(?=y)/i, ''), text)
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    row.fault('size', `“${text}” is no size.`, 'Write a number and gal or yd, such as 96 gal or 4 yd.')
    return null
  }
}

function readPickups(row: RowCells): number | null {
  const text = row.text('pickupsPerWeek')
  if (!text) return null
  if (/^(on[- ]?call|as needed|will call)$/i.test(text)) return 0
  return whole(row, 'pickupsPerWeek', { low: 1, high: 14, empty: 1 })
}
