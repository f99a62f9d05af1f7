/** Rows as CSV. It begins with a byte order mark, so that spreadsheets read its letters. */
export const asCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`

/** A cell that begins as a formula would be one for a spreadsheet: a quotation mark before it keeps it a text. */
const quoted = (cell: string): string => {
  const text = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
