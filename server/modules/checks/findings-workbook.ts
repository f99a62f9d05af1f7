import type { Finding } from '@cartwright/api/check-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { refuseUnknown } from './ask-for-checks.ts'
import { conditionOf, type FindingFilter } from './finding-filter.ts'
import { asFinding, type FindingRow, findingSelect } from './finding-rows.ts'

type Shown = z.output<typeof Finding>

/** The findings of a filter as a workbook, what is at stake first. */
export async function findingsWorkbook(
  work: Work,
  known: readonly StandingCheck[],
  filter: FindingFilter,
): Promise<Uint8Array> {
  if (filter.check !== undefined) refuseUnknown(known, filter.check)
  const { rows } = await sql<FindingRow>`
    ${findingSelect} where ${conditionOf(work, filter)} order by f.amount_cents desc, f.id`.execute(work.db)
  const shown = rows.map((row) => asFinding(known, row))
  const total = shown.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const page = sheet({ name: 'Findings', columns: columns(total), rows: [shown] })
  return writeWorkbook(work, [page])
}

const text = (heading: string, width: number, value: Column<Shown>['value']): Column<Shown> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const day = (heading: string, value: Column<Shown>['value']): Column<Shown> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns = (total: number): readonly Column<Shown>[] => [
  text('Check', 26, ({ title }) => title),
  text('Finding', 90, ({ sentence }) => sentence),
  { heading: 'At stake', kind: 'money', width: 14, value: ({ amountCents }) => amountCents, total },
  text('How worked out', 60, ({ basis }) => basis),
  text('State', 12, ({ state }) => state.replace('_', ' ')),
  text('Owner', 22, ({ ownerName, ownerRole }) => ownerName ?? ownerRole),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Address', 30, ({ address }) => address),
  text('Bill', 14, ({ billNumber }) => billNumber),
  day('First seen', ({ firstSeenOn }) => firstSeenOn),
  day('Last seen', ({ lastSeenOn }) => lastSeenOn),
  day('Mended', ({ mendedOn }) => mendedOn),
  day('Accepted until', ({ acceptedUntil }) => acceptedUntil),
  text('Accepted because', 40, ({ acceptedReason }) => acceptedReason),
]
