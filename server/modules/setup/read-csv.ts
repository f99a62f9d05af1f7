import { insteadOf } from '#kernel/nearest-word'
import { type FileFaults, type Place } from './folder-faults.ts'

/** One field of a CSV file and where it begins. */
export type Field = Place & { readonly text: string }

/** One row by its columns' names. A column the file does not have is empty. */
export type CsvRow = Place & { readonly field: (column: string) => Field }

/** Which columns a file must have and may have. */
export type Columns = { readonly required: readonly string[]; readonly optional: readonly string[] }

/**
 * Reads a CSV file with a header (RFC 4180; a byte order mark, CRLF and blank lines are fine; `#` begins a comment line).
 * What cannot be read is told with its line and column. Written here because a parser that keeps the column of every field
 * is what a person who mends the file needs.
 */
export function readCsv(text: string, columns: Columns, faults: FileFaults): CsvRow[] {
  const records = splitRecords(text.replace(/^\uFEFF/, ''), faults)
  const header = records.shift()
  if (!header) {
    faults.fault({ line: 1, column: 1 }, 'The file is empty.', `Begin it with: ${columns.required.join(',')}`)
    return []
  }
  const names = checkHeader(header, columns, faults)
  return records.flatMap((record) => {
    const start = record[0]!
    if (record.length !== header.length) {
      faults.fault(
        start,
        `The row has ${record.length} fields and the header has ${header.length}.`,
        'Add or remove commas; put a text that has a comma in it in double quotes.',
      )
      return []
    }
    return [{ line: start.line, column: start.column, field: fieldOf(record, names) }]
  })
}

const fieldOf =
  (record: readonly Field[], names: readonly string[]) =>
  (column: string): Field => {
    const found = record[names.indexOf(column)]
    return found ?? { text: '', line: record[0]!.line, column: record[0]!.column }
  }

function checkHeader(
  header: readonly Field[],
  { required, optional }: Columns,
  faults: FileFaults,
): string[] {
  const known = [...required, ...optional]
  const names = header.map(({ text }) => text.toLowerCase())
  for (const [index, field] of header.entries()) {
    const name = names[index]!
    if (!known.includes(name))
      faults.fault(field, `There is no column “${field.text}”.`, insteadOf(name, known))
    if (names.indexOf(name) !== index)
      faults.fault(field, `The column “${field.text}” is there twice.`, 'Remove one of the two.')
  }
  for (const name of required)
    if (!names.includes(name))
      faults.fault(header[0]!, `The column ${name} is missing.`, `Add ${name} to the first line.`)
  return names
}

/** The text as records of fields. Blank lines and comment lines are left out. */
function splitRecords(text: string, faults: FileFaults): Field[][] {
  const records: Field[][] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const read = readRecord(text, at, line, faults)
    const blank = read.fields.length === 1 && read.fields[0]!.text === ''
    if (!blank && !read.fields[0]!.text.startsWith('#')) records.push(read.fields)
    at = read.at
    line = read.line
  }
  return records
}

type Read = { readonly fields: Field[]; readonly at: number; readonly line: number }

function readRecord(text: string, begin: number, firstLine: number, faults: FileFaults): Read {
  const fields: Field[] = []
  let at = begin
  let line = firstLine
  let lineStart = begin
  // A comment line is one field, whatever commas and quotes it has.
  if (text[at] === '#') return comment(text, at, line)
  for (;;) {
    const place = { line, column: at - lineStart + 1 }
    if (text[at] === '"') {
      const quoted = readQuoted(text, at, place, faults)
      fields.push({ ...place, text: quoted.text.trim() })
      const breaks = text.slice(at, quoted.end).split('\n').length - 1
      if (breaks > 0) lineStart = text.lastIndexOf('\n', quoted.end - 1) + 1
      line += breaks
      at = quoted.end
    } else {
      const end = endOfPlain(text, at)
      const plain = text.slice(at, end)
      if (plain.includes('"'))
        faults.fault(
          { line, column: place.column + plain.indexOf('"') },
          'A double quote stands inside a field that does not begin with one.',
          'Put the whole field in double quotes and write the quote within it twice: "4"" lid".',
        )
      fields.push({ ...place, text: plain.trim() })
      at = end
    }
    if (text[at] !== ',') break
    at++
  }
  if (text[at] === '\r') at++
  return { fields, at: at + 1, line: line + 1 }
}

function comment(text: string, at: number, line: number): Read {
  const end = text.indexOf('\n', at)
  return { fields: [{ line, column: 1, text: '#' }], at: end < 0 ? text.length : end + 1, line: line + 1 }
}

function endOfPlain(text: string, at: number): number {
  let end = at
  while (end < text.length && !',\r\n'.includes(text[end]!)) end++
  return end
}

function readQuoted(
  text: string,
  at: number,
  place: Place,
  faults: FileFaults,
): { text: string; end: number } {
  let value = ''
  let next = at + 1
  for (;;) {
    const quote = text.indexOf('"', next)
    if (quote < 0) {
      faults.fault(place, 'A double quote is opened here and never closed.', 'Close it, or remove it.')
      return { text: text.slice(at + 1), end: text.length }
    }
    value += text.slice(next, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      next = quote + 2
      continue
    }
    const end = endOfPlain(text, quote + 1)
    if (end > quote + 1)
      faults.fault(
        place,
        'Something follows the closing double quote.',
        'Write a quote within a quoted field twice: "4"" lid".',
      )
    return { text: value, end }
  }
}
