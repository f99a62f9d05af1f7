import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { count, titleOf } from '../../parts/words.ts'
import { runStopped } from './run-queries.ts'
import type { Change, RunDetail, StoppedAccount } from './run-types.ts'

/** Accounts that had a bill in the run compared with and get none from this one: they have no row on the register. */
export function StoppedTable({ run, change }: { run: RunDetail; change: Change }) {
  const { data } = useQuery(runStopped(run.id, change.against?.runId))
  const { accounts, chargesCents } = change.stopped
  return (
    <section aria-labelledby="change-stopped">
      <Title order={2} size="h4" id="change-stopped" mb="xs">
        No bill any more
      </Title>
      <Text mb="xs">
        {count(accounts, 'account')} of run {change.against?.runId} {accounts === 1 ? 'gets' : 'get'} no bill
        from this one. They are part of “stopped accounts” above.
        {data && data.rows.length < accounts && ` The ${data.rows.length} largest are shown.`}
      </Text>
      <DataTable
        label="Accounts that get no bill any more"
        rows={data?.rows}
        columns={columns(chargesCents)}
        rowKey={({ accountNumber }) => accountNumber}
        empty="Every account gets a bill."
        height="20rem"
      />
    </section>
  )
}

const columns = (allCents: number): Column<StoppedAccount>[] => [
  {
    key: 'account',
    title: 'Account',
    cell: ({ accountNumber }) => (
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} ff="monospace" inherit>
        {accountNumber}
      </TextLink>
    ),
    total: 'All',
  },
  {
    key: 'who',
    title: 'Who',
    wrap: true,
    cell: (row) => `${row.payerName}, ${row.serviceAddress} · ${titleOf(row.class)}`,
    total: '',
  },
  { key: 'because', title: 'Why', cell: ({ because }) => because, total: '' },
  {
    key: 'charges',
    title: 'Was charged',
    align: 'right',
    cell: ({ chargesCents }) => <Money cents={chargesCents} />,
    sortBy: ({ chargesCents }) => chargesCents,
    total: <Money cents={allCents} />,
  },
]
