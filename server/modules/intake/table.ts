import { refuse } from '#kernel/refusal'

/** One row of a file as it was written. The line is that of the file, or the row of the sheet, counting from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** A file as rows under named columns, whatever it was. */
export type Table = { readonly header: readonly string[]; readonly rows: readonly TableRow[] }

/** What the mapping says about the file as a whole. */
export type ReadingOptions = {
  readonly sheet?: string | undefined
  /** The line that names the columns. */
  readonly headerLine?: number | undefined
  readonly encoding?: string | undefined
  readonly delimiter?: string | undefined
}

/** Refuses a file with its place and what to do instead. */
export function unreadable(line: number | null, message: string, instead: string): never {
  return refuse('IMPORT_FILE_UNREADABLE', { line, message, instead })
}
