import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { TextLink } from '../../parts/links.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { periodWords } from './period-words.ts'
import { Proposals } from './proposals.tsx'
import { runList } from './run-queries.ts'
import type { Run, RunState } from './run-types.ts'
import { cycleWords, kindWords, stateWords } from './run-words.ts'
import { StateMark } from './state-mark.tsx'

/** All runs: what to open next on top, what was opened below. */
export function RunList() {
  const may = useMay()
  return (
    <Stack gap="lg">
      <PageHead
        title="Bill runs"
        state="A run turns the services of a cycle into bills: calculate, review, release, post, print, mail."
      />
      <Proposals mayOpen={may('runs.prepare')} />
      <Runs />
    </Stack>
  )
}

function Runs() {
  const [state, setState] = useState<RunState | ''>('')
  const navigate = useNavigate()
  const list = useInfiniteQuery(runList(state || undefined))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <Stack gap="xs" component="section" aria-labelledby="all-runs">
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h4" id="all-runs">
          Runs
        </Title>
        <NativeSelect
          label="State"
          value={state}
          onChange={(event) => setState(event.currentTarget.value as RunState | '')}
          data={[
            { value: '', label: 'All states' },
            ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
          ]}
        />
      </Group>
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label="Runs, newest first"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/runs/$runId', params: { runId: `${id}` } })}
          onEnd={() => list.hasNextPage && void list.fetchNextPage()}
          empty={state ? 'No run is in this state.' : 'No run yet. Open the next run of a cycle above.'}
        />
      )}
    </Stack>
  )
}

const columns: Column<Run>[] = [
  {
    key: 'run',
    title: 'Run',
    cell: (run) => (
      <>
        <TextLink to="/runs/$runId" params={{ runId: `${run.id}` }} inherit>
          {run.id} · {cycleWords(run.cycle)} · {periodWords(run.periodFrom, run.periodUntil)}
        </TextLink>
        {run.kind !== 'cycle' && (
          <Text size="xs" c="dimmed">
            {kindWords[run.kind]}
          </Text>
        )}
      </>
    ),
  },
  {
    key: 'state',
    title: 'State',
    cell: (run) => (
      <>
        <StateMark state={run.state} />
        {run.undecided > 0 && (
          <Text size="xs" c="dimmed">
            {count(run.undecided, 'exception')} left
          </Text>
        )}
        {run.failure !== null && (
          <Text size="xs" c="red">
            {run.state === 'approved' ? '✗ not posted' : '✗ stopped'}
          </Text>
        )}
      </>
    ),
  },
  { key: 'bill', title: 'Bills of', cell: ({ billOn }) => <Day on={billOn} /> },
  { key: 'due', title: 'Due', cell: ({ dueOn }) => <Day on={dueOn} /> },
  {
    key: 'bills',
    title: 'Bills',
    align: 'right',
    cell: ({ totals }) => totals.bills.toLocaleString('en-US'),
  },
  {
    key: 'charges',
    title: 'Charges',
    align: 'right',
    cell: ({ totals }) => <Money cents={totals.chargesCents} />,
  },
  { key: 'by', title: 'Opened by', cell: ({ openedBy }) => openedBy },
]
