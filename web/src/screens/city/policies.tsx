import { Code, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { period } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { type Policy, policyList } from './city-queries.ts'

const columns: readonly Column<Policy>[] = [
  {
    key: 'code',
    title: 'Policy',
    sortBy: ({ code }) => code,
    cell: ({ code }) => (
      <TextLink to="/policies/$code" params={{ code }} inherit>
        {titleOf(code)}
      </TextLink>
    ),
  },
  {
    key: 'value',
    title: 'The rule, as data',
    wrap: true,
    cell: ({ value }) => <Code style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(value)}</Code>,
  },
  { key: 'citation', title: 'Says so', wrap: true, cell: ({ citation }) => citation },
  {
    key: 'period',
    title: 'When',
    sortBy: ({ from }) => from,
    cell: ({ from, until }) => period(from, until),
  },
  { key: 'inForce', title: 'In force', cell: ({ inForce }) => (inForce ? '● today' : '○ not today') },
]

/** The dated rules of the city, each with the section that says so. */
export function Policies() {
  const { data, error } = useQuery(policyList)
  return (
    <Stack gap="sm">
      <Refusal error={error} />
      <DataTable
        label="Policies by code"
        rows={data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty="No policy was loaded yet."
      />
    </Stack>
  )
}
