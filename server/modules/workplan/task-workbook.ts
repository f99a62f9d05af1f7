import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type ListedTask, type TaskFilter, tasks } from './task-queries.ts'

/** Tasks as a workbook, as the list on the screen has them. */
export async function taskWorkbook(work: Work, filter: TaskFilter): Promise<Uint8Array> {
  const rows = await tasks(work, filter)
  return writeWorkbook(work, [sheet({ name: 'Tasks', columns, rows: [rows] })])
}

const text = (
  heading: string,
  width: number,
  value: (row: ListedTask) => string | null,
): Column<ListedTask> => ({ heading, kind: 'text', width, value })

const columns: readonly Column<ListedTask>[] = [
  { heading: 'Number', kind: 'count', width: 8, value: ({ id }) => id },
  text('Task', 50, ({ title }) => title),
  text('Project', 30, ({ project }) => project?.title ?? null),
  text('Owner', 20, ({ owner }) => owner?.name ?? null),
  { heading: 'Due', kind: 'day', width: 12, value: ({ dueOn }) => dueOn },
  text('Late', 8, ({ late }) => (late ? 'late' : null)),
  text('Priority', 10, ({ priority }) => priority),
  text('State', 12, ({ state }) => state),
  text('Waits for', 30, ({ waitingFor }) => waitingFor),
  { heading: 'Steps', kind: 'count', width: 8, value: ({ steps }) => steps },
  { heading: 'Steps done', kind: 'count', width: 10, value: ({ stepsDone }) => stepsDone },
  text('Next step', 40, ({ nextStep }) => nextStep?.title ?? null),
  { heading: 'Closed', kind: 'day', width: 12, value: ({ closedOn }) => closedOn },
  text('Closed by', 20, ({ closedBy }) => closedBy),
  text('Dropped because', 40, ({ droppedBecause }) => droppedBecause),
]
