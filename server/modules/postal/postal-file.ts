import { CsvError, parse } from 'csv-parse/sync'

/** What is wrong with a line: where, and what to write instead. */
export type LineFault = { readonly line: number; readonly column: string; readonly reason: string }

/** A line of a file by its headings, in small letters. */
export type FileLine = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

/** Lines of a CSV file with headings, or what is wrong with the file as a whole. Pure. */
export function readLines(
  text: string,
): { readonly lines: readonly FileLine[] } | { readonly wrong: string } {
  try {
    const found = parse(text, {
      bom: true,
      info: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    }) as unknown as { info: { lines: number }; record: Record<string, string> }[]
    if (found.length === 0) return { wrong: 'There is no line under the headings.' }
    return { lines: found.map(({ info, record }) => ({ line: info.lines, cells: record })) }
  } catch (error) {
    if (error instanceof CsvError) return { wrong: `This is no CSV: ${error.message}.` }
    throw error
  }
}

/** The heading of a file that begins with one of these names, in their order; null: it has none. */
export const headingOf = ({ cells }: FileLine, names: readonly string[]): string | null =>
  names
    .map((name) => Object.keys(cells).find((heading) => heading === name || heading.startsWith(`${name}(`)))
    .find((heading) => heading !== undefined) ?? null
