import { quoted, type Reading } from './reading.ts'
import type { ReasonCode } from './reasons.ts'

/** One line without its end; `column` is where its text begins: 4 behind a byte order mark. */
export type Line = { readonly number: number; readonly column: number; readonly text: string }

/** More than any bank sends, and less than a string can hold. */
const mostBytes = 256 * 1024 * 1024

/**
 * Bytes to lines, one character for each byte, so that columns are those of the bank. LF, CR LF and CR all end a line; the
 * end of the last line may be missing. What does not print is told once for each line.
 */
export function readLines(bytes: Uint8Array, reading: Reading, notAscii: ReasonCode): Line[] {
  const start = { line: 1, column: 1, record: 'file' }
  if (bytes.length > mostBytes) {
    reading.fault(start, 'FILE_TOO_LARGE', `The file has ${bytes.length} bytes; up to ${mostBytes} are read.`)
    return []
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const marked = text.startsWith('\xef\xbb\xbf')
  if (marked)
    reading.fault(
      start,
      'BYTE_ORDER_MARK',
      'The file begins with a byte order mark; the first record was expected.',
    )
  const texts = (marked ? text.slice(3) : text).split(/\r\n|\n|\r/)
  if (texts.at(-1) === '') texts.pop()
  if (texts.length === 0) reading.fault(start, 'EMPTY_FILE', 'The file is empty; records were expected.')
  const lines = texts.map((one, index) => ({
    number: index + 1,
    column: index === 0 && marked ? 4 : 1,
    text: one,
  }))
  for (const line of lines) tellUnprintable(line, reading, notAscii)
  return lines
}

function tellUnprintable({ number, column, text }: Line, reading: Reading, notAscii: ReasonCode): void {
  const at = text.search(/[^\x20-\x7e]/)
  if (at < 0) return
  const control = text.search(/[^\x20-\x7e\x80-\xff]/)
  const place = { line: number, column: column + (control < 0 ? at : control), record: 'line' }
  const byte = text.charCodeAt(control < 0 ? at : control)
  const hex = byte.toString(16).padStart(2, '0').toUpperCase()
  reading.fault(
    place,
    control < 0 ? notAscii : 'CONTROL_CHARACTER',
    `The byte ${hex} stands in ${quoted(text)}; printable ASCII was expected.`,
  )
}

/** Keeps a line that holds no record, so that every line of the file is accounted for. */
export function keepUnread(line: Line, kind: 'blank' | 'unknown', reading: Reading): void {
  const { number, column, text } = line
  reading.records.push({ line: number, column, length: text.length, kind })
  if (kind === 'blank')
    reading.fault(
      { line: number, column, record: 'line' },
      'BLANK_LINE',
      'The line is blank; a record was expected.',
    )
}
