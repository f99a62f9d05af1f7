import { asCsv } from '#kernel/csv'
import type { delegationReport } from './delegation-queries.ts'

type Report = Awaited<ReturnType<typeof delegationReport>>

/** A report as CSV: a row for each deed. */
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
  return asCsv([head, ...rows])
}
