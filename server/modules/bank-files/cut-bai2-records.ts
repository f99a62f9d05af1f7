import type { Place } from './bank-file.ts'
import { keepUnread, type Line } from './read-lines.ts'
import { quoted, type Reading } from './reading.ts'

/** One field as it stands; `part` counts the physical records of its logical one. */
type Bai2Field = { readonly text: string; readonly place: Place; readonly part: number }

/** A record with all that continues it (88), its fields joined. */
export type Bai2Record = {
  readonly code: string
  readonly place: Place
  readonly fields: Bai2Field[]
  /** How many records it is for the counts: itself and every 88. */
  physical: number
  longest: number
  /** Where each part that did not end with a slash ends. */
  readonly unended: { readonly part: number; readonly place: Place }[]
}

const codes = new Set(['01', '02', '03', '16', '49', '88', '98', '99'])

/** What begins a record behind the slash of another on the same line: blanks, and the shape of a record. */
const another = /\/ +(?=(?:01|02|03|98|99),|16,\d{3},|88,|49,[+-]?\d+,\d+ *\/)/

/**
 * Lines to records: 88 is joined to what it continues, field by field, the slash before it standing for the comma. Text of a
 * transaction may hold slashes, so there a second record on the line is only looked for leniently.
 */
export function cutBai2Records(lines: readonly Line[], reading: Reading): Bai2Record[] {
  const records: Bai2Record[] = []
  for (const line of lines) {
    if (line.text.trim() === '') keepUnread(line, 'blank', reading)
    else cutLine(line, records, reading)
  }
  return records
}

function cutLine(line: Line, records: Bai2Record[], reading: Reading): void {
  let { text, column } = line
  for (let first = true; text !== ''; first = false) {
    const lead = text.length - text.trimStart().length
    const piece = firstPiece(text.slice(lead), records, reading)
    const place = { line: line.number, column: column + lead, record: piece.slice(0, 2) }
    if (lead > 0 && first)
      reading.fault(place, 'BAI2_BLANKS', 'The line begins with blanks; the code of a record was expected.')
    if (!first)
      reading.fault(
        place,
        'BAI2_SEVERAL_ON_LINE',
        'Another record stands on the line; a line of its own was expected.',
      )
    takePiece(piece, place, { records, reading })
    text = text.slice(lead + piece.length).trimEnd() === '' ? '' : text.slice(lead + piece.length)
    column += lead + piece.length
  }
}

/** The text up to where the next record on the line begins. */
function firstPiece(text: string, records: readonly Bai2Record[], { mode }: Reading): string {
  const code = text.slice(0, 2)
  const textual = code === '16' || (code === '88' && records.at(-1)?.code === '16')
  if (textual && mode === 'strict') return text
  if (textual) {
    const found = another.exec(text)
    return found ? text.slice(0, found.index + 1) : text
  }
  const slash = text.indexOf('/')
  const next = slash < 0 ? '' : text.slice(slash + 1).trimStart()
  return codes.has(next.slice(0, 2)) && next[2] === ',' ? text.slice(0, slash + 1) : text
}

type To = { readonly records: Bai2Record[]; readonly reading: Reading }

function takePiece(piece: string, place: Place, { records, reading }: To): void {
  const code = piece.slice(0, 2)
  const known = codes.has(code) && /^(?:[,/]|$)/.test(piece.slice(2, 3))
  const span = { line: place.line, column: place.column, length: piece.length }
  if (!known) {
    reading.records.push({ ...span, kind: 'unknown' })
    return reading.fault(
      { ...place, record: 'record' },
      'BAI2_UNKNOWN_RECORD',
      `The record begins with ${quoted(piece.slice(0, 3))}; 01, 02, 03, 16, 49, 88, 98 or 99 and a comma were expected.`,
    )
  }
  reading.records.push({ ...span, kind: code })
  const before = records.at(-1)
  if (code === '88' && !before)
    return reading.fault(place, 'BAI2_ORDER', 'A continuation stands before any record; 01 was expected.')
  const record = code === '88' ? before! : { code, place, fields: [], physical: 0, longest: 0, unended: [] }
  if (code !== '88') records.push(record)
  addPart(record, piece.trimEnd(), place, reading)
}

function addPart(record: Bai2Record, piece: string, place: Place, reading: Reading): void {
  const textual = record.code === '16'
  const slash = textual ? (piece.endsWith('/') ? piece.length - 1 : -1) : piece.indexOf('/')
  const end = { ...place, column: place.column + piece.length }
  const part = record.physical
  if (slash < 0) record.unended.push({ part, place: end })
  else if (slash < piece.length - 1)
    reading.fault(
      { ...place, column: place.column + slash + 1 },
      'BAI2_AFTER_SLASH',
      `Behind the slash stands ${quoted(piece.slice(slash + 1))}; the end of the record was expected.`,
    )
  let column = place.column + 3
  for (const text of piece.slice(3, slash < 0 ? undefined : slash).split(',')) {
    record.fields.push({ text, place: { ...place, column, record: record.code }, part })
    column += text.length + 1
  }
  record.physical++
  record.longest = Math.max(record.longest, piece.length)
}
