import { urlOf } from '@cartwright/api/client'
import { ledger } from '@cartwright/api/ledger'
import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { runDistribution } from './run-queries.ts'
import { unfiltered, useRunPlace } from './run-search.ts'
import type { Distribution, RunDetail } from './run-types.ts'

type Row = Distribution['rows'][number]

/** How the run falls on the general ledger, with the proof that it balances, and its journal once it is posted. */
export function GlTab({ run }: { run: RunDetail }) {
  const may = useMay()
  const { go } = useRunPlace()
  const { data, error } = useQuery(runDistribution(run.id))
  const show = (row: Row) =>
    // What customers owe is every bill; what they owe it for is the bills with that charge.
    go({
      ...unfiltered,
      tab: 'register',
      against: undefined,
      ...(isOwed(row, run) ? { billed: true } : { gl: row.glCode }),
    })
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text mih={25}>{data && sentence(data)}</Text>
        {data?.posted && may('gl.read') && (
          <Anchor href={urlOf(ledger.journal, { params: { id: run.id }, query: {} })} download>
            Download the journal
          </Anchor>
        )}
      </Group>
      <Refusal error={error} />
      {!error && (
        <DataTable
          label="General ledger distribution"
          rows={data?.rows}
          columns={columns(data, show)}
          rowKey={(row) => row.glCode}
          onOpen={show}
          empty="Nothing falls on the general ledger until the run is calculated."
        />
      )}
    </Stack>
  )
}

function sentence({ debitCents, creditCents, posted }: Distribution): string {
  const from = posted ? 'As posted' : 'As it would be posted'
  if (debitCents === creditCents)
    return `${from}: debits ${money(debitCents)} = credits ${money(creditCents)} ✓`
  return `${from}: debits ${money(debitCents)} and credits ${money(creditCents)} differ ✗`
}

const isOwed = ({ debitCents, creditCents }: Row, { totals }: RunDetail): boolean =>
  debitCents > 0 && debitCents - creditCents === totals.chargesCents

const columns = (all: Distribution | undefined, show: (row: Row) => void): Column<Row>[] => [
  {
    key: 'code',
    title: 'Account',
    cell: (row) => (
      <Anchor component="button" type="button" inherit onClick={() => show(row)}>
        {row.glCode}
      </Anchor>
    ),
    sortBy: ({ glCode }) => glCode,
    total: 'Total',
  },
  { key: 'name', title: 'Name', wrap: true, cell: ({ name }) => name, sortBy: ({ name }) => name, total: '' },
  { key: 'fund', title: 'Fund', cell: ({ fund }) => fund, sortBy: ({ fund }) => fund, total: '' },
  { key: 'string', title: 'Finance number', cell: ({ glString }) => glString, total: '' },
  {
    key: 'lines',
    title: 'Lines',
    align: 'right',
    cell: ({ lines }) => lines.toLocaleString('en-US'),
    sortBy: ({ lines }) => lines,
    total: '',
  },
  {
    key: 'debit',
    title: 'Debit',
    align: 'right',
    cell: ({ debitCents }) => (debitCents === 0 ? '' : <Money cents={debitCents} />),
    sortBy: ({ debitCents }) => debitCents,
    total: all && <Money cents={all.debitCents} />,
  },
  {
    key: 'credit',
    title: 'Credit',
    align: 'right',
    cell: ({ creditCents }) => (creditCents === 0 ? '' : <Money cents={creditCents} />),
    sortBy: ({ creditCents }) => creditCents,
    total: all && <Money cents={all.creditCents} />,
  },
]
