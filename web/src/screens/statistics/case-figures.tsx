import { Stack, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { money } from '../../parts/money.tsx'
import { PairBars } from './pair-bars.tsx'
import type { Figures, OfAge, OfType } from './statistics-queries.ts'

/** Cases by age and by type. */
export function CaseFigures({ figures: { cases } }: { readonly figures: Figures }) {
  const open = cases.byAge.reduce((total, { count }) => total + count, 0)
  return (
    <Stack gap="md" component="section" aria-labelledby="cases">
      <Title order={2} id="cases">
        Cases: {open} open, {money(cases.inDisputeCents)} in dispute
      </Title>
      <Title order={3}>Open today, by days since they were opened</Title>
      <PairBars
        label="Open cases by age"
        bars={cases.byAge.map((age) => ({
          key: `${age.fromDays}`,
          name: ageWords(age),
          now: age.count,
          late: age.late,
          said: `${age.count} open${age.late > 0 ? `, ■ ${age.late} late` : ''}`,
        }))}
        foot="Red: late, past their own day, that of their escalation, or that of a promise."
      />
      <DataTable
        label="Cases by type"
        rows={cases.byType}
        columns={columns}
        rowKey={({ code }) => code}
        empty="No case was open, opened or closed in these days."
        height="24rem"
      />
      <Text size="xs" c="dimmed">
        Days to close are counted from the day a case was opened to the day it was closed, on average of those
        closed in these days.
      </Text>
    </Stack>
  )
}

const ageWords = ({ fromDays, throughDays }: OfAge): string =>
  throughDays === null ? `${fromDays} days and more` : `${fromDays} to ${throughDays} days`

const figure = (key: string, title: string, of: (row: OfType) => number): Column<OfType> => ({
  key,
  title,
  align: 'right',
  sortBy: of,
  cell: of,
})

const columns: readonly Column<OfType>[] = [
  { key: 'name', title: 'Type', sortBy: ({ name }) => name, cell: ({ name }) => name },
  figure('open', 'Open today', ({ open }) => open),
  figure('late', 'Late', ({ late }) => late),
  figure('opened', 'Opened', ({ opened }) => opened),
  figure('openedBefore', 'Before', ({ openedBefore }) => openedBefore),
  figure('closed', 'Closed', ({ closed }) => closed),
  figure('closedBefore', 'Before', ({ closedBefore }) => closedBefore),
  {
    key: 'days',
    title: 'Days to close',
    align: 'right',
    sortBy: ({ daysToClose }) => daysToClose,
    cell: ({ daysToClose }) => daysToClose?.toFixed(1) ?? '',
  },
]
