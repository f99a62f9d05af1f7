/** Rows as CSV. It begins with a byte order mark, so that spreadsheets read its letters. */
export const asCsv = (rows: readonly (readonly string[])[]): string => `\uFEFF${csvLines(rows)}`

/** Further rows of a CSV that was begun: a large one is written some thousand rows at a time. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')

/**
 * A cell that begins as a formula would be one for a spreadsheet: an apostrophe before it keeps it a text. A negative number is
 * no formula, and stays one that can be summed.
 */
const quoted = (cell: string): string => {
  const formula = /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-\d+(\.\d+)?$/.test(cell)
  const text = formula ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
