import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { RecurringForm } from './forms/recurring-form.tsx'
import { type Recurring, recurringList } from './work-queries.ts'
import { WorkWays } from './work-ways.tsx'
import { recurrenceWords } from './work-words.ts'

/** Tasks that come again by themselves. */
export function RecurringList() {
  const list = useQuery(recurringList)
  const may = useMay()('workplan.change')
  const [adding, add] = useState(false)
  const end = useCommand((id: number) => call(workplan.endRecurring, { params: { id } }))
  const { mutate } = end
  const columns = useMemo(() => columnsWith(may ? mutate : undefined), [may, mutate])
  return (
    <Stack gap="sm">
      <PageHead
        title="What comes again"
        state="Each is put on the list by itself, once for its month, quarter or year."
        action={may && <Button onClick={() => add(true)}>New</Button>}
      />
      <WorkWays />
      <Refusal error={list.error ?? end.error} />
      <DataTable
        label="Tasks that come again"
        rows={list.data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        empty="Nothing comes again yet. Begin with the button above, such as reconciling every month."
      />
      {adding && <RecurringForm onClose={() => add(false)} />}
    </Stack>
  )
}

const columnsWith = (end: ((id: number) => void) | undefined): readonly Column<Recurring>[] => [
  { key: 'title', title: 'Task', wrap: true, sortBy: ({ title }) => title, cell: ({ title }) => title },
  { key: 'when', title: 'When', wrap: true, cell: (row) => recurrenceWords(row) },
  {
    key: 'next',
    title: 'Next due',
    sortBy: ({ nextDueOn }) => nextDueOn,
    cell: ({ nextDueOn, endedOn }) => (nextDueOn ? day(nextDueOn) : `✗ ended ${day(endedOn ?? '')}`),
  },
  { key: 'owner', title: 'Owner', cell: ({ owner }) => owner?.name ?? 'nobody yet' },
  { key: 'steps', title: 'Steps', align: 'right', cell: ({ steps }) => steps.length },
  {
    key: 'deeds',
    title: 'Change it',
    cell: ({ id, title, endedOn }) =>
      end &&
      endedOn === null && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Let it come no more: ${title}`}
          onClick={() => end(id)}
        >
          Let it come no more
        </Button>
      ),
  },
]
