import { keepUnread, type Line } from './read-lines.ts'
import { quoted, type Reading } from './reading.ts'

/** The text of one record, always 94 characters long, and the span it has in the file. */
export type CutRecord = {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly text: string
}

const size = 94

/**
 * Lines to records of 94 characters. A line may be one record, several (a block of ten, or the whole file where a bank wants no
 * line ends), or one without the blanks at its end, which are put back.
 */
export function cutNachaRecords(lines: readonly Line[], reading: Reading): CutRecord[] {
  return lines.flatMap((line) => {
    if (line.text.trim() !== '') return cutLine(line, lines.length === 1, reading)
    keepUnread(line, 'blank', reading)
    return []
  })
}

function cutLine(line: Line, alone: boolean, reading: Reading): CutRecord[] {
  const { text } = line
  if (text.length <= size || (text.length % size !== 0 && !alone)) return [oneRecord(line, reading)]
  const whole = text.length % size === 0 ? text : text.trimEnd()
  const records: CutRecord[] = []
  for (let at = 0; at < whole.length; at += size)
    records.push(oneRecord({ ...line, column: line.column + at, text: whole.slice(at, at + size) }, reading))
  return records
}

function oneRecord({ number: line, column, text }: Line, reading: Reading): CutRecord {
  const place = { line, column: column + Math.min(text.length, size), record: 'line' }
  if (text.length < size)
    reading.fault(
      place,
      'NACHA_SHORT_RECORD',
      `The record has ${text.length} characters; ${size} were expected.`,
    )
  const rest = text.slice(size)
  if (rest !== '')
    reading.fault(
      place,
      rest.trim() === '' ? 'NACHA_TRAILING_BLANKS' : 'NACHA_LONG_RECORD',
      `Behind the ${size} characters of the record stands ${quoted(rest)}; the end of the line was expected.`,
    )
  return { line, column, length: text.length, text: text.slice(0, size).padEnd(size) }
}
