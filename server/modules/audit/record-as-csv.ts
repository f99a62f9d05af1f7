import { asCsv } from '#kernel/csv'
import type { commandRecords } from './audit-queries.ts'

type Records = Awaited<ReturnType<typeof commandRecords>>['rows']

/** The record as CSV: a row for each deed. */
export const recordAsCsv = (rows: Records): string =>
  asCsv([
    ['Number', 'When', 'Business day', 'Who', 'Role', 'Delegation', 'Deed', 'To what', 'Why', 'What changed'],
    ...rows.map((row) => [
      String(row.id),
      row.happened_at.toString(),
      row.business_on.toString(),
      row.actor_name,
      row.actor_role,
      row.delegation_id === null ? '' : `${row.delegation_id} of ${row.delegated_by ?? ''}`,
      row.command,
      row.subject,
      row.reason ?? '',
      JSON.stringify(row.changes),
    ]),
  ])
