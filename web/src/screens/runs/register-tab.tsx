import { registers } from '@cartwright/api/registers'
import { Group, NativeSelect, Stack, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { Drilled, partTitle } from './drilled.tsx'
import { FileLinks } from './file-links.tsx'
import { registerColumns } from './register-columns.tsx'
import { RegisterFilters } from './register-filters.tsx'
import { type RegisterSort, registerPages } from './run-queries.ts'
import { filterOf, useRunPlace } from './run-search.ts'
import type { RunDetail } from './run-types.ts'

/** The register: every account with its bill. What narrows it narrows its files too. */
export function RegisterTab({ run }: { run: RunDetail }) {
  const { place, go } = useRunPlace()
  const filter = filterOf(place)
  const sort = place.sort ?? 'account'
  const list = useInfiniteQuery({ ...registerPages(run.id, filter, sort), placeholderData: keepPreviousData })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const totals = list.data?.pages[0]?.totals
  const open = (account: string) => go({ account }, { replace: true })
  return (
    <Stack gap="sm">
      <RegisterFilters run={run} />
      <Drilled run={run} totals={totals} />
      <Group justify="space-between" gap="xs">
        <Group gap="md">
          <Text size="sm" component="output" mih={22}>
            {totals && `${count(totals.accounts, 'account')} · ${count(totals.lines, 'line')}`}
          </Text>
          <FileLinks name="Register" route={registers.registerFile} runId={run.id} filter={filter} />
        </Group>
        <NativeSelect
          size="xs"
          aria-label="Sorted by"
          value={sort}
          onChange={(event) => go({ sort: event.currentTarget.value as RegisterSort }, { replace: true })}
          data={[
            { value: 'account', label: 'By account number' },
            { value: 'change', label: 'Largest change first' },
            { value: 'charges', label: 'Largest charges first' },
          ]}
        />
      </Group>
      <Refusal error={list.error} />
      <DataTable
        label="Register"
        rows={rows}
        columns={registerColumns(totals, open, partTitle(place))}
        rowKey={(row) => row.accountNumber}
        onOpen={(row) => open(row.accountNumber)}
        onEnd={() => list.hasNextPage && void list.fetchNextPage()}
        empty={
          run.totals.accounts === 0
            ? 'The register is empty until the run is calculated.'
            : 'No account fits. Take a filter off.'
        }
        height="max(20rem, 65dvh)"
      />
    </Stack>
  )
}
