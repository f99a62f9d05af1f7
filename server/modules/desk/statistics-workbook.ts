import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { ReceivedBy } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { deskFigures, type Figures } from './statistics.ts'

type Adjusted = Figures['adjustments']['byReason'][number]
type OfType = Figures['cases']['byType'][number]
type OfAge = Figures['cases']['byAge'][number]
type Told = { readonly what: string; readonly value: string }

/** What the desk did as a workbook, with the definitions of its figures. */
export async function statisticsWorkbook(
  work: Work,
  asked: ReceivedBy<typeof deskStatistics.workbook>['query'],
): Promise<Uint8Array> {
  const figures = await deskFigures(work, asked)
  const { adjustments, cases } = figures
  return writeWorkbook([
    sheet({ name: 'Period', columns: toldColumns, rows: once(definitions(figures)) }),
    sheet({
      name: 'Adjustments by reason',
      columns: adjustedColumns('Reason'),
      rows: once(adjustments.byReason),
    }),
    sheet({
      name: 'Adjustments by clerk',
      columns: adjustedColumns('Asked for by'),
      rows: once(adjustments.byClerk),
    }),
    sheet({ name: 'Cases by type', columns: typeColumns, rows: once(cases.byType) }),
    sheet({ name: 'Open cases by age', columns: ageColumns, rows: once(cases.byAge) }),
  ])
}

function definitions({ period, before, cases }: Figures): Told[] {
  return [
    { what: 'Period', value: `${period.from} up to, not including, ${period.until}` },
    { what: 'Period before', value: `${before.from} up to, not including, ${before.until}` },
    { what: 'Late is', value: 'past its own day, that of its escalation, or that of a promise.' },
    { what: 'In dispute today, in dollars', value: (cases.inDisputeCents / 100).toFixed(2) },
  ]
}

const text = <Row>(heading: string, width: number, value: (row: Row) => string): Column<Row> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const count = <Row>(heading: string, value: (row: Row) => number | null): Column<Row> => ({
  heading,
  kind: 'count',
  width: 14,
  value,
})
const cents = <Row>(heading: string, value: (row: Row) => number): Column<Row> => ({
  heading,
  kind: 'money',
  width: 14,
  value,
})

const toldColumns: readonly Column<Told>[] = [
  text('What', 32, ({ what }) => what),
  text('Is', 110, ({ value }) => value),
]
const adjustedColumns = (heading: string): readonly Column<Adjusted>[] => [
  text(heading, 40, ({ name }) => name),
  count('Posted', (row) => row.count),
  cents('Credits', ({ creditCents }) => creditCents),
  cents('Charges', ({ chargeCents }) => chargeCents),
  count('Posted before', ({ countBefore }) => countBefore),
  cents('Credits before', ({ creditCentsBefore }) => creditCentsBefore),
  cents('Charges before', ({ chargeCentsBefore }) => chargeCentsBefore),
]
const typeColumns: readonly Column<OfType>[] = [
  text('Type', 40, ({ name }) => name),
  count('Opened', ({ opened }) => opened),
  count('Opened before', ({ openedBefore }) => openedBefore),
  count('Closed', ({ closed }) => closed),
  count('Closed before', ({ closedBefore }) => closedBefore),
  text('Days to close, on average', 26, ({ daysToClose }) => daysToClose?.toFixed(1) ?? ''),
  count('Open today', ({ open }) => open),
  count('Late', ({ late }) => late),
]
const ageColumns: readonly Column<OfAge>[] = [
  text('Days since it was opened', 26, ({ fromDays, throughDays }) =>
    throughDays === null ? `${fromDays} and more` : `${fromDays} to ${throughDays}`,
  ),
  count('Open today', (row) => row.count),
  count('Late', ({ late }) => late),
]

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}
