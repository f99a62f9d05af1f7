import { NewStatement } from '@cartwright/api/postage-statements'
import { CsvError, parse } from 'csv-parse/sync'
import { parseDay } from '#kernel/dates'
import { bookedName } from './booked-name.ts'
import type { StatementToEnter } from './enter-statement.ts'
import { millsToCents, statementFault } from './statement-fault.ts'

export type FileFault = { readonly line: number; readonly column: string; readonly reason: string }
export type ReadStatements = {
  readonly statements: readonly StatementToEnter[]
  /** What is left out, and why: a statement with one bad row waits as a whole. */
  readonly faults: readonly FileFault[]
  /** Nothing of the file can be used. */
  readonly unreadable: boolean
}

const columns = ['number', 'job', 'mailed', 'line', 'pieces', 'price', 'amount'] as const
type Cells = Readonly<Record<(typeof columns)[number], string>>
type Row = { readonly at: number; readonly cells: Cells }

/**
 * Reads postage statements from CSV: a row for each line of each statement, with the columns number, job, mailed, line, pieces, price and amount.
 * Rows of one number are one statement. A statement with a fault is left out whole, and the others are taken.
 */
export function readStatements(text: string, today: string): ReadStatements {
  const read = rowsOf(text)
  if ('fault' in read) return { statements: [], faults: [read.fault], unreadable: true }
  const faults: FileFault[] = []
  const statements: StatementToEnter[] = []
  for (const rows of Map.groupBy(read.rows, ({ cells }) => cells.number).values()) {
    const found = statementOf(rows, today)
    if ('faults' in found) faults.push(...found.faults)
    else statements.push(found)
  }
  return { statements, faults: faults.toSorted((a, b) => a.line - b.line), unreadable: false }
}

function rowsOf(text: string): { rows: Row[] } | { fault: FileFault } {
  let records: { info: { lines: number }; record: string[] }[]
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as unknown as { lines?: number }).lines ?? 1
    return {
      fault: { line, column: '', reason: 'The quotes of this row do not fit. Close them, or remove them.' },
    }
  }
  const [head, ...rest] = records
  const names = (head?.record ?? []).map((name) => name.toLowerCase())
  const missing = columns.filter((name) => !names.includes(name))
  if (missing.length > 0) {
    const reason = `The first line names the columns: ${columns.join(', ')}. Missing: ${missing.join(', ')}.`
    return { fault: { line: 1, column: missing[0]!, reason } }
  }
  if (rest.length === 0)
    return { fault: { line: 2, column: '', reason: 'There is no row below the names of the columns.' } }
  return {
    rows: rest.map(({ info, record }) => ({
      at: info.lines,
      cells: Object.fromEntries(
        columns.map((name) => [name, record[names.indexOf(name)] ?? '']),
      ) as unknown as Cells,
    })),
  }
}

function statementOf(rows: readonly Row[], today: string): StatementToEnter | { faults: FileFault[] } {
  const faults = rows.flatMap((row) => rowFaults(row, rows[0]!))
  if (faults.length > 0) return { faults }
  const { cells } = rows[0]!
  const lines = rows.map((row) => ({
    line: row.cells.line,
    pieces: Number(row.cells.pieces),
    priceMills: mills(row.cells.price)!,
    amountMills: mills(row.cells.amount)!,
  }))
  const statement = {
    number: cells.number,
    mailJob: bookedName(cells.job),
    mailedOn: cells.mailed,
    pieces: sum(lines.filter(({ priceMills }) => priceMills >= 0).map(({ pieces }) => pieces)),
    amountCents: millsToCents(sum(lines.map(({ amountMills }) => amountMills))),
    lines,
  }
  const shape = NewStatement.safeParse(statement)
  if (!shape.success) {
    const [issue] = shape.error.issues
    const field = issue!.path.join('.')
    return { faults: [{ line: lineOf(field, rows), column: columnOf(field), reason: issue!.message }] }
  }
  const fault = statementFault(statement, today)
  return fault
    ? { faults: [{ line: lineOf(fault.field, rows), column: columnOf(fault.field), reason: fault.reason }] }
    : statement
}

const lineOf = (field: string, rows: readonly Row[]): number =>
  rows[Number(/^lines\.(\d+)/.exec(field)?.[1] ?? 0)]!.at

const fileColumns: Readonly<Record<string, string>> = {
  number: 'number',
  mailJob: 'job',
  mailedOn: 'mailed',
  line: 'line',
  pieces: 'pieces',
  priceMills: 'price',
}
const columnOf = (field: string): string => fileColumns[field.replace(/^lines\.\d+\./, '')] ?? 'amount'
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What is wrong with the cells of a row, by itself and beside the first row of its statement. */
function rowFaults({ at, cells }: Row, first: Row): FileFault[] {
  const wrong = (column: keyof Cells, reason: string): FileFault => ({ line: at, column, reason })
  return [
    ...(cells.number === '' ? [wrong('number', 'Write the number of the statement.')] : []),
    ...(cells.job === '' ? [wrong('job', 'Write the mail job it is of.')] : []),
    ...(parseDay(cells.mailed) === null ? [wrong('mailed', 'Write the day such as 2026-11-30.')] : []),
    ...(cells.line === '' ? [wrong('line', 'Write what the line is called.')] : []),
    ...(/^\d{1,8}$/.test(cells.pieces) ? [] : [wrong('pieces', 'Write whole pieces without commas.')]),
    ...(mills(cells.price) === null
      ? [wrong('price', 'Write dollars with three decimals at most, such as 0.593.')]
      : []),
    ...(mills(cells.amount) === null ? [wrong('amount', 'Write dollars with three decimals at most.')] : []),
    ...(cells.job === first.cells.job && cells.mailed === first.cells.mailed
      ? []
      : [wrong('job', `Job and day are not those of line ${first.at}, which is of the same statement.`)]),
  ]
}

/** Dollars with up to three decimals as mills; null when it is no such amount. Zeros behind the third are none. */
function mills(text: string): number | null {
  const match = /^(-?)\$?(\d{1,9})(?:\.(\d{1,3})0*)?$/.exec(text.replaceAll(',', ''))
  if (!match) return null
  const size = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'))
  return match[1] ? 0 - size : size
}
