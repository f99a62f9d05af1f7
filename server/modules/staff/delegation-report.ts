import type { delegationReport } from './delegation-queries.ts'

type Report = Awaited<ReturnType<typeof delegationReport>>

/** A report as CSV: a row for each deed. It begins with a byte order mark, so that spreadsheets read its letters. */
export function reportAsCsv({ id, giver, deedList }: Report): string {
  const head = [
    'When',
    'Business day',
    'By',
    'Under the authority of',
    'Delegation',
    'Deed',
    'To what',
    'Why',
    'What changed',
  ]
  const rows = deedList.map((deed) => [
    deed.happenedAt,
    deed.businessOn,
    deed.by,
    giver.name,
    String(id),
    deed.command,
    deed.subject,
    deed.reason ?? '',
    JSON.stringify(deed.changes),
  ])
  return `\uFEFF${[head, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

/** A cell that begins as a formula would be one for a spreadsheet: a quotation mark before it keeps it a text. */
const quoted = (cell: string): string => {
  const text = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
