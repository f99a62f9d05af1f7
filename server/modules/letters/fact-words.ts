import type { LetterFact, LetterFacts } from '@cartwright/api/letter-text'
import { dollars } from '#kernel/money'
import { dayWords, type Language } from '../rates/explain-words.ts'

/** A table in its words. */
export type ToldTable = {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  readonly rows: readonly (readonly string[])[]
  readonly total: readonly string[] | null
}
/** What stands in the place of a field: words, or a table. Null: nothing is known. */
export type ToldField = { readonly words: string } | { readonly table: ToldTable } | null
export type ToldFields = ReadonlyMap<string, ToldField>

type Cell = Exclude<LetterFact, { table: unknown }>

/** One fact in a language; null when it is empty. */
export function toldFact(fact: LetterFact, language: Language): ToldField {
  if ('table' in fact) {
    const { columns, rows, total } = fact.table
    if (rows.length === 0) return null
    const row = (cells: readonly Cell[]): string[] =>
      cells.map((cell) => cellWords(cell, language).replaceAll(/\p{Cc}/gu, ' '))
    return {
      table: {
        columns: columns.map((column, index) => ({
          title: column[language],
          align: column.align ?? (rows.every((cells) => 'cents' in cells[index]!) ? 'right' : 'left'),
        })),
        rows: rows.map(row),
        total: total ? row(total) : null,
      },
    }
  }
  // Signs without a shape would not be read by every program that opens a letter.
  const words = cellWords(fact, language)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim()
  return words === '' ? null : { words }
}

function cellWords(cell: Cell, language: Language): string {
  if ('cents' in cell) return dollars(cell.cents)
  if ('day' in cell) return dayWords(cell.day, language)
  return 'text' in cell ? cell.text : cell[language]
}

/** Facts by their names, in a language. */
export const toldFacts = (facts: LetterFacts, language: Language): ToldFields =>
  new Map(Object.entries(facts).map(([name, fact]) => [name, toldFact(fact, language)]))
