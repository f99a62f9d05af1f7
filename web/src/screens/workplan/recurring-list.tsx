import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, Stack } from '@mantine/core'
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
  const [changing, change] = useState<Recurring | null>(null)
  const end = useCommand((id: number) => call(workplan.endRecurring, { params: { id } }))
  const { mutate } = end
  const columns = useMemo(() => columnsWith(may ? { end: mutate, change } : undefined), [may, mutate])
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
      {changing && <RecurringForm was={changing} onClose={() => change(null)} />}
    </Stack>
  )
}

type Deeds = { readonly end: (id: number) => void; readonly change: (row: Recurring) => void }

const columnsWith = (deeds: Deeds | undefined): readonly Column<Recurring>[] => [
  { key: 'title', title: 'Task', wrap: true, sortBy: ({ title }) => title, cell: ({ title }) => title },
  { key: 'when', title: 'When', wrap: true, cell: (row) => recurrenceWords(row) },
  {
    key: 'next',
    title: 'Next due',
    sortBy: ({ nextDueOn }) => nextDueOn,
    cell: ({ nextDueOn, endedOn }) =>
      nextDueOn ? (
        <>
          {day(nextDueOn)}
          {endedOn && `, until ${day(endedOn)}`}
        </>
      ) : (
        `✗ ended ${day(endedOn ?? '')}`
      ),
  },
  { key: 'owner', title: 'Owner', cell: ({ owner }) => owner?.name ?? 'nobody yet' },
  { key: 'steps', title: 'Steps', align: 'right', cell: ({ steps }) => steps.length },
  {
    key: 'deeds',
    title: 'Change it',
    cell: (row) =>
      deeds &&
      row.endedOn === null && (
        <Group gap="xs" wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Change: ${row.title}`}
            onClick={() => deeds.change(row)}
          >
            Change …
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Let it come no more: ${row.title}`}
            onClick={() => deeds.end(row.id)}
          >
            Let it come no more
          </Button>
        </Group>
      ),
  },
]
