import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PrintedTable } from '../../parts/printed-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { TaskForm } from './forms/task-form.tsx'
import { TemplateForm } from './forms/template-form.tsx'
import { TaskBoard } from './task-board.tsx'
import { taskColumns } from './task-columns.tsx'
import { TaskDrawer } from './task-drawer.tsx'
import { TaskWays } from './task-ways.tsx'
import { useWorkKeys } from './use-work-keys.ts'
import { seeChanged, type Task, type TaskCounts, taskList, type TaskView } from './work-queries.ts'
import type { WorkSearch } from './work-search.ts'
import { WorkWays } from './work-ways.tsx'

/** Who does what by when: late, mine, waiting, all that is open. */
export function TaskList() {
  const search = useSearch({ from: '/office/tasks' })
  const navigate = useNavigate()
  const view = search.view ?? 'open'
  const list = useQuery(taskList(view))
  const may = useMay()('workplan.change')
  const [asking, ask] = useState<'new' | 'template' | null>(null)
  const go = (to: WorkSearch) => void navigate({ to: '/tasks', search: to, replace: true })
  const done = useCommand(({ id, version }: Task) =>
    seeChanged(call(workplan.setState, { params: { id }, body: { version, state: 'done' } })),
  )
  const rows = list.data?.rows
  const today = useToday()
  const columns = useMemo(() => taskColumns(today), [today])
  const box = useRef<HTMLDivElement>(null)
  useWorkKeys({
    box,
    onNew: () => may && ask('new'),
    onDone: (id) => {
      const task = rows?.find((one) => one.id === id)
      if (task && may && task.closedOn === null) done.mutate(task)
    },
  })
  const open = (id: number) => go({ ...search, task: id })
  return (
    <Stack gap="sm">
      <PageHead
        title="Work plan"
        state={list.data ? sentence(list.data.counts) : ''}
        action={may && <Deeds ask={ask} />}
      />
      <WorkWays />
      <TaskWays search={search} view={view} go={go} counts={list.data?.counts} />
      <Refusal error={list.error ?? done.error} />
      {!list.error && (
        <div ref={box} data-no-print>
          {search.as === 'board' ? (
            <TaskBoard rows={rows ?? []} onOpen={open} />
          ) : (
            <Rows rows={rows} columns={columns} view={view} onOpen={open} />
          )}
        </div>
      )}
      <PrintedTable rows={rows ?? []} columns={columns} rowKey={({ id }) => id} />
      <TaskDrawer id={search.task} onClose={() => go({ ...search, task: undefined })} />
      {asking === 'new' && <TaskForm onClose={() => ask(null)} />}
      {asking === 'template' && <TemplateForm onClose={() => ask(null)} />}
    </Stack>
  )
}

const sentence = ({ late, mine, waiting, open }: TaskCounts): string =>
  [
    late > 0 && `${late} late`,
    `${count(mine, 'thing')} for you`,
    waiting > 0 && `${waiting} waiting for somebody`,
    `${count(open, 'task')} open`,
  ]
    .filter(Boolean)
    .join(' · ')

const Deeds = ({ ask }: { ask: (what: 'new' | 'template') => void }) => (
  <Group gap="xs" data-no-print>
    <Button variant="default" onClick={() => ask('template')}>
      From a template
    </Button>
    <Button onClick={() => ask('new')} aria-keyshortcuts="n">
      New task
    </Button>
  </Group>
)

const empties: Record<TaskView, string> = {
  late: 'Nothing is late.',
  mine: 'Nothing of it is yours just now.',
  waiting: 'Nothing waits for anybody.',
  open: 'No task yet. Write the first with the button above, or take a template.',
  closed: 'Nothing was ended yet.',
}

type RowsProps = {
  readonly rows: readonly Task[] | undefined
  readonly columns: readonly Column<Task>[]
  readonly view: TaskView
  readonly onOpen: (id: number) => void
}

function Rows({ rows, columns, view, onOpen }: RowsProps) {
  return (
    <>
      <DataTable
        label="Tasks, late ones first"
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={empties[view]}
        height="max(20rem, calc(100dvh - 21rem))"
      />
      <Text size="xs" c="dimmed">
        Keys: n new task · j and k down and up · Enter opens · x done
      </Text>
    </>
  )
}
