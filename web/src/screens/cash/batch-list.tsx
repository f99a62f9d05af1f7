import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { type Batch, batchList } from './cash-queries.ts'
import { kindWords, missingWords, stateWords, tenderWords } from './cash-words.ts'
import { OpenBatch } from './open-batch.tsx'

/** The bundles of remittances: those that are open first. */
export function BatchList() {
  const list = useQuery(batchList)
  const navigate = useNavigate()
  const may = useMay()
  const today = useToday()
  const [opening, setOpening] = useState(false)
  const rows = list.data?.rows
  return (
    <Stack gap="md">
      <PageHead
        title="Cash"
        state={rows && sentence(rows)}
        action={may('payments.post') && <Button onClick={() => setOpening(true)}>Open a batch</Button>}
      />
      <Group gap="lg">
        <TextLink to="/cash/counter">Counter and drawers</TextLink>
        <TextLink to="/cash/bank">Bank deposits</TextLink>
        <TextLink to="/cash/reconcile">Reconcile the bank</TextLink>
        <TextLink to="/cash/reports">Cash reports</TextLink>
        {may('gl.read') && <TextLink to="/cash/journals">Journals of cash</TextLink>}
        <TextLink to="/cash/figures">Keystrokes and errors by person</TextLink>
      </Group>
      <Refusal error={list.error} />
      <DataTable
        label="Cash batches, open ones first"
        rows={rows}
        columns={columns}
        rowKey={({ batchId }) => batchId}
        onOpen={({ batchId }) =>
          void navigate({ to: '/cash/$batchId', params: { batchId: String(batchId) } })
        }
        empty="There is no batch yet. Add up the remittances on the adding machine, then open a batch with the count and total of the tape."
      />
      {opening && today !== '' && <OpenBatch today={today} onClose={() => setOpening(false)} />}
    </Stack>
  )
}

function sentence(rows: readonly Batch[]): string {
  const open = rows.filter(({ state }) => state === 'open')
  return `${count(open.length, 'batch', 'batches')} open · ${open.filter(({ mine }) => mine).length} of them yours`
}

const columns: Column<Batch>[] = [
  {
    key: 'batch',
    title: 'Batch',
    sortBy: ({ batchId }) => batchId,
    cell: ({ batchId }) => (
      <TextLink to="/cash/$batchId" params={{ batchId: String(batchId) }} fz="inherit">
        {batchId}
      </TextLink>
    ),
  },
  { key: 'state', title: 'State', sortBy: stateWords, cell: stateWords },
  {
    key: 'what',
    title: 'What',
    sortBy: ({ kind }) => kindWords(kind),
    cell: ({ kind, tender, note }) => (
      <>
        {kindWords(kind)}, {tenderWords(tender).toLowerCase()}
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'received',
    title: 'Received',
    sortBy: ({ receivedOn }) => receivedOn,
    cell: ({ receivedOn }) => shortDay(receivedOn),
  },
  { key: 'owner', title: 'Keyed by', sortBy: ({ owner }) => owner, cell: ({ owner }) => owner },
  {
    key: 'count',
    title: 'Lines',
    align: 'right',
    sortBy: ({ count: lines }) => lines,
    cell: (batch) => `${batch.count} of ${batch.controlCount}`,
  },
  {
    key: 'entered',
    title: 'Entered',
    align: 'right',
    sortBy: ({ cents }) => cents,
    cell: ({ cents }) => <Money cents={cents} />,
  },
  {
    key: 'tape',
    title: 'Tape',
    align: 'right',
    sortBy: ({ controlCents }) => controlCents,
    cell: ({ controlCents }) => <Money cents={controlCents} />,
  },
  {
    key: 'off',
    title: 'Against the tape',
    wrap: true,
    cell: (batch) => (batch.state === 'open' ? missingWords(batch) : ''),
  },
]
