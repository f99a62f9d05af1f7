import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { chart, type LedgerAccount } from './city-queries.ts'

const columns: readonly Column<LedgerAccount>[] = [
  { key: 'code', title: 'Code', sortBy: ({ code }) => code, cell: ({ code }) => code },
  { key: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  { key: 'kind', title: 'Kind', sortBy: ({ kind }) => kind, cell: ({ kind }) => titleOf(kind) },
  { key: 'fund', title: 'Fund', sortBy: ({ fund }) => fund, cell: ({ fund }) => fund },
  { key: 'string', title: 'In the finance system', cell: ({ glString }) => glString },
]

/** The chart of ledger accounts that billing posts to. */
export function Chart() {
  const { data, error } = useQuery(chart)
  return (
    <Stack gap="sm">
      <Refusal error={error} />
      <DataTable
        label="Ledger accounts"
        rows={data?.rows}
        columns={columns}
        rowKey={({ code }) => code}
        empty="No ledger account was loaded yet."
      />
    </Stack>
  )
}
