import type { deskStatistics } from '@cartwright/api/desk-statistics'
import type { ReceivedBy } from '@cartwright/api/route'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { deskFigures, type Figures } from './statistics.ts'

type Reason = Figures['contacts']['byReason'][number]
type Counted = Figures['contacts']['byLine'][number]
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
  const { contacts, adjustments, cases } = figures
  return writeWorkbook(work, [
    sheet({ name: 'Period', columns: toldColumns, rows: [definitions(figures)] }),
    sheet({ name: 'Conversations by reason', columns: reasonColumns, rows: [contacts.byReason] }),
    sheet({
      name: 'Conversations by charge',
      columns: countedColumns('Charge'),
      rows: [contacts.byLine],
    }),
    sheet({
      name: 'Adjustments by reason',
      columns: adjustedColumns('Reason'),
      rows: [adjustments.byReason],
    }),
    sheet({
      name: 'Adjustments by clerk',
      columns: adjustedColumns('Asked for by'),
      rows: [adjustments.byClerk],
    }),
    sheet({ name: 'Cases by type', columns: typeColumns, rows: [cases.byType] }),
    sheet({ name: 'Open cases by age', columns: ageColumns, rows: [cases.byAge] }),
  ])
}

function definitions({ period, before, contacts, cases }: Figures): Told[] {
  return [
    { what: 'Period', value: `${period.from} up to, not including, ${period.until}` },
    { what: 'Period before', value: `${before.from} up to, not including, ${before.until}` },
    ...firstCallWords(contacts),
    { what: 'Late is', value: 'past its own day, that of its escalation, or that of a promise.' },
    { what: 'In dispute today, in dollars', value: (cases.inDisputeCents / 100).toFixed(2) },
  ]
}

type Contacts = Figures['contacts']

/** First-call resolution with its definition and the rule it rests on; where there is none, that. */
function firstCallWords({ firstCall, firstCallBefore }: Contacts): Told[] {
  if (!firstCall)
    return [
      {
        what: 'First-call resolution',
        value:
          'The city has not said after how many days a call counts as resolved (policy first-call-resolution).',
      },
    ]
  const { days, citation } = firstCall
  return [
    { what: 'First-call resolution', value: shareWords(firstCall) },
    {
      what: 'First-call resolution before',
      value: firstCallBefore ? shareWords(firstCallBefore) : 'no rule',
    },
    {
      what: 'First-call resolution is',
      value: `of the calls customers made about an account, before which nobody had come about the same within ${days} days, the share after which nobody came back about the same within ${days} days, and of which by then no case and no follow-up was open (${citation}). Calls whose days are not over do not count.`,
    },
  ]
}

const shareWords = ({
  counted,
  resolved,
  waiting,
  perMille,
}: NonNullable<Contacts['firstCallBefore']>): string =>
  `${perMille === null ? 'none counts' : `${resolved} of ${counted}, ${(perMille / 10).toFixed(1)} %`}${waiting > 0 ? `; ${waiting} not over yet` : ''}`

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
const countedColumns = (heading: string): readonly Column<Counted>[] => [
  text(heading, 40, ({ name }) => name),
  count('Conversations', (row) => row.count),
  count('Of them calls', ({ calls }) => calls),
  count('Before', ({ before }) => before),
]
const reasonColumns: readonly Column<Reason>[] = [
  ...countedColumns('Reason'),
  count('First calls', ({ firstCalls }) => firstCalls?.counted ?? null),
  count('Resolved at once', ({ firstCalls }) => firstCalls?.resolved ?? null),
  count('Not over yet', ({ firstCalls }) => firstCalls?.waiting ?? null),
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
