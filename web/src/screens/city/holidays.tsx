import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { type Holiday, holidays } from './city-queries.ts'

const columns: readonly Column<Holiday>[] = [
  { key: 'on', title: 'Day', sortBy: ({ on }) => on, cell: ({ on }) => <Day on={on} /> },
  { key: 'en', title: 'Holiday', sortBy: ({ name }) => name.en, cell: ({ name }) => name.en },
  { key: 'es', title: 'In Spanish', cell: ({ name }) => <span lang="es">{name.es}</span> },
  { key: 'office', title: 'Office', cell: ({ officeClosed }) => (officeClosed ? '■ closed' : '○ open') },
  {
    key: 'collection',
    title: 'Collection',
    cell: ({ collectionMoves }) => (collectionMoves ? '▶ moves' : 'as always'),
  },
]

/** The holidays, and how collection moves after them. */
export function Holidays() {
  const { data, error } = useQuery(holidays)
  return (
    <Stack gap="sm">
      <Refusal error={error} />
      {data?.slideRule && (
        <Text>
          {data.slideRule} {data.citation && `(${data.citation})`}
        </Text>
      )}
      <DataTable
        label="Holidays"
        rows={data?.holidays}
        columns={columns}
        rowKey={({ on }) => on}
        empty="No calendar was loaded yet."
      />
    </Stack>
  )
}
