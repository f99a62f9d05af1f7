import { parse } from 'csv-parse/sync'
import { outsideFile } from './outside-data.ts'

/** One row of an outside CSV file by its columns. */
export type OutsideRow = Readonly<Record<string, string>>

/** Reads an outside CSV file with a header. */
export async function outsideRows(name: string): Promise<OutsideRow[]> {
  return parse(await outsideFile(name), { columns: true, skip_empty_lines: true })
}

/** Dollars of an outside file as cents. */
export const outsideCents = (dollars: string | number): number => Math.round(Number(dollars) * 100)
