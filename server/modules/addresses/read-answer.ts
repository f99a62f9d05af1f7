import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '#kernel/refusal'
import { type AnswerLine, answeredColumns, sentColumns } from './exchange-layout.ts'

/** A line of the file with its number as an editor counts it. */
export type ReadLine = { readonly line: number; readonly raw: string; readonly cells: AnswerLine }

const columns = [...sentColumns, ...answeredColumns].map(({ name }) => name)
/** Without these an answer says nothing. The others may be missing: they are empty then. */
const needed: readonly string[] = [
  ...sentColumns.map(({ name }) => name),
  'coded_on',
  'dpv',
  'zip5',
  'zip4',
  'delivery_point',
]

/** Reads the vendor’s file: CSV with a line of column names, in any order. Refuses a file that is none, or that lacks a column. */
export function readAnswer(text: string): ReadLine[] {
  const found = csvRecords(text)
  const [first] = found
  if (!first)
    return unreadable('There is no row under the column names.', 'Bring the answer as the vendor sent it.')
  const missing = needed.filter((name) => !(name in first.record))
  if (missing.length > 0)
    unreadable(
      `Line 1 lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}.`,
      'Ask the vendor for the layout that is written on this page; the names of the columns stand in the first line.',
    )
  return found.map(({ info, record, raw }) => ({
    line: info.lines,
    raw: raw.trim().slice(0, 2000),
    cells: Object.fromEntries(columns.map((name) => [name, bare(record[name] ?? '')])) as AnswerLine,
  }))
}

type Parsed = {
  readonly info: { readonly lines: number }
  readonly raw: string
  readonly record: Readonly<Record<string, string>>
}

/** The rows of a file of a vendor with their lines, by column names in small letters. Refuses what is no CSV. */
export function csvRecords(text: string): Parsed[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      raw: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase().replaceAll(' ', '_')),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      max_record_size: 100_000,
    }) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return unreadable(`This is no CSV: ${error.message}.`, 'Bring the answer as the vendor sent it.')
  }
}

/** Refuses a file that cannot be read as a whole. */
export const unreadable = (reason: string, instead: string): never =>
  refuse('ADDRESS_ANSWER_UNREADABLE', { reason, instead })

/** We write an apostrophe before what a spreadsheet would take for a formula: it comes back, or it does not. */
export const bare = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '').trim()
