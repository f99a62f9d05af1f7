import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, period } from '../../parts/day.tsx'
import { count } from '../../parts/words.ts'
import type { City } from './city-queries.ts'

type Row = {
  readonly cycle: City['cycles'][number]
  readonly which: 'current' | 'next'
}

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Cycle', cell: ({ cycle }) => cycle.name },
  {
    key: 'bills',
    title: 'Bills',
    cell: ({ cycle: { months, timing } }) =>
      `${count(months, 'month')}, ${timing === 'advance' ? 'in advance' : 'in arrears'}`,
  },
  { key: 'which', title: 'Period', cell: ({ which }) => (which === 'current' ? '● now' : '○ next') },
  {
    key: 'period',
    title: 'Covers',
    cell: ({ cycle, which }) => period(cycle[which].from, cycle[which].until),
  },
  { key: 'cutOff', title: 'Cut-off', cell: ({ cycle, which }) => <Day on={cycle[which].cutOffOn} /> },
  { key: 'calculate', title: 'Calculate', cell: ({ cycle, which }) => <Day on={cycle[which].calculateOn} /> },
  { key: 'release', title: 'Release', cell: ({ cycle, which }) => <Day on={cycle[which].releaseOn} /> },
  { key: 'mail', title: 'Mail', cell: ({ cycle, which }) => <Day on={cycle[which].mailOn} /> },
]

/** The cycles with the days of the period now and the next. */
export const Cycles = ({ city }: { readonly city: City }) => (
  <DataTable
    label="Cycles"
    rows={city.cycles.flatMap((cycle) => [
      { cycle, which: 'current' as const },
      { cycle, which: 'next' as const },
    ])}
    columns={columns}
    rowKey={({ cycle, which }) => `${cycle.code} ${which}`}
    empty="The city has no cycle yet. Name them in the city folder and load it."
  />
)
