import { urlOf } from '@cartwright/api/client'
import { deskStatistics } from '@cartwright/api/desk-statistics'
import { Button, Group } from '@mantine/core'
import { useToday } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { plusDays } from '../../parts/day.tsx'
import type { Figures, StatisticsSearch } from './statistics-queries.ts'

type PeriodProps = {
  readonly search: StatisticsSearch
  readonly shown: Figures['period'] | undefined
  readonly go: (to: StatisticsSearch) => void
}

/** Which days are counted, and the same as a workbook. */
export function PeriodWays({ search, shown, go }: PeriodProps) {
  const today = useToday()
  const firstOfMonth = `${today.slice(0, 7)}-01`
  const lastOfBefore = today === '' ? '' : plusDays(firstOfMonth, -1)
  const set = (change: StatisticsSearch) => go({ ...search, ...change })
  return (
    <Group justify="space-between" align="flex-end" gap="sm" data-no-print>
      <Group align="flex-end" gap="sm">
        <DayField
          label="From"
          value={search.from ?? shown?.from ?? ''}
          onChange={({ currentTarget }) => currentTarget.value && set({ from: currentTarget.value })}
        />
        <DayField
          label="Through"
          value={search.to ?? (shown ? plusDays(shown.until, -1) : '')}
          onChange={({ currentTarget }) => currentTarget.value && set({ to: currentTarget.value })}
        />
        <Button variant="default" onClick={() => go({})}>
          This month
        </Button>
        <Button
          variant="default"
          disabled={today === ''}
          onClick={() => go({ from: `${lastOfBefore.slice(0, 7)}-01`, to: lastOfBefore })}
        >
          Last month
        </Button>
        <Button
          variant="default"
          disabled={today === ''}
          onClick={() => go({ from: `${today.slice(0, 4)}-01-01`, to: today })}
        >
          This year
        </Button>
      </Group>
      <Group gap="xs">
        <Button
          component="a"
          variant="default"
          href={urlOf(deskStatistics.workbook, { query: search })}
          download
        >
          Excel
        </Button>
        <Button variant="default" onClick={() => print()}>
          Print
        </Button>
      </Group>
    </Group>
  )
}
