import type { RejectedLine } from '@cartwright/api/insert-shapes'
import { CsvError, parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { digitsOf, refuseField } from '../accounts/account-queries.ts'

type Rejected = z.output<typeof RejectedLine>
/** A list of accounts as it was read: those there are, and the lines that name none. */
export type AccountList = { readonly numbers: string[]; readonly rejected: Rejected[] }

/** Reads a list of accounts: the first column of a CSV, or a number a line. A first line without digits is its heading. */
export async function readAccountList(work: Work, text: string): Promise<AccountList> {
  const cells = firstColumn(text).filter(({ cell, line }) => cell !== '' && (line > 1 || /\d/.test(cell)))
  const known = await knownNumbers(
    work,
    cells.map(({ cell }) => digitsOf(cell)),
  )
  const numbers = new Set<string>()
  const rejected: Rejected[] = []
  for (const { cell, line } of cells) {
    const number = known.get(digitsOf(cell))
    if (number === undefined)
      rejected.push({
        line,
        column: 1,
        text: cell.slice(0, 60),
        reason: 'There is no account of this number.',
      })
    else if (numbers.has(number))
      rejected.push({
        line,
        column: 1,
        text: cell.slice(0, 60),
        reason: 'This account stands in the list already.',
      })
    else numbers.add(number)
  }
  return { numbers: [...numbers], rejected }
}

function firstColumn(text: string): { cell: string; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return rows.map(({ record, info }) => ({ cell: (record[0] ?? '').trim(), line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuseField('csv', `This is no list that can be read: ${error.message}`)
  }
}

async function knownNumbers({ db }: Work, digits: readonly string[]): Promise<Map<string, string>> {
  if (digits.length === 0) return new Map()
  const { rows } = await sql<{ digits: string; number: string }>`
    select translate(number, '- ', '') as digits, number from account
    where translate(number, '- ', '') = any(${digits}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.digits, row.number]))
}
