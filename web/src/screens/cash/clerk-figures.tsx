import { urlOf } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { Anchor, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type ClerkFigures, clerkFigures } from './cash-queries.ts'

/** What each person keyed on some days: how fast, and how right. */
export function ClerkFiguresPage() {
  const today = useToday()
  return today === '' ? null : <Figures today={today} />
}

function Figures({ today }: { readonly today: string }) {
  const [days, setDays] = useState({ from: `${today.slice(0, 8)}01`, to: today })
  const figures = useQuery(clerkFigures(days))
  return (
    <Stack gap="md">
      <PageHead
        title="Keystrokes and errors"
        state="Keystrokes an hour count the time the keyboard was busy: a pause of more than five seconds is none. A line that was corrected or deleted later was wrong."
      />
      <Group gap="sm" align="flex-end">
        <DayField
          label="From"
          value={days.from}
          onChange={({ currentTarget: { value } }) =>
            value && setDays((before) => ({ ...before, from: value }))
          }
        />
        <DayField
          label="To"
          value={days.to}
          onChange={({ currentTarget: { value } }) =>
            value && setDays((before) => ({ ...before, to: value }))
          }
        />
        <Anchor size="sm" pb={8} href={urlOf(cash.workbook, { query: days })} download>
          Excel
        </Anchor>
      </Group>
      <Refusal error={figures.error} />
      <DataTable
        label="Keystrokes and errors by person"
        rows={figures.data?.rows}
        columns={columns}
        rowKey={({ clerk }) => clerk}
        empty="Nothing was keyed on these days. Choose others."
      />
    </Stack>
  )
}

const whole = (key: keyof ClerkFigures, title: string): Column<ClerkFigures> => ({
  key,
  title,
  align: 'right',
  sortBy: (row) => row[key],
  cell: (row) => (row[key] === null ? '–' : row[key].toLocaleString('en-US')),
})

const columns: Column<ClerkFigures>[] = [
  { key: 'clerk', title: 'Person', sortBy: ({ clerk }) => clerk, cell: ({ clerk }) => clerk },
  whole('lines', 'Lines'),
  {
    key: 'cents',
    title: 'Amount',
    align: 'right',
    sortBy: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
  },
  whole('keystrokesAnHour', 'Keystrokes an hour'),
  whole('linesAnHour', 'Lines an hour'),
  whole('held', 'Times held'),
  whole('wrongLines', 'Wrong lines'),
  {
    key: 'rate',
    title: 'Error rate',
    align: 'right',
    sortBy: ({ errorTenths }) => errorTenths,
    cell: ({ errorTenths }) => `${(errorTenths / 10).toFixed(1)} %`,
  },
]
