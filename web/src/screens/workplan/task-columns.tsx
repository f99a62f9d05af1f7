import { Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { dueWords, priorityWords, standing, stepWords } from './work-words.ts'
import type { Task } from './work-queries.ts'

const order = { high: 1, normal: 2, low: 3 } as const

/** The list of tasks: what, whose, when, how it stands. */
export const taskColumns = (today: string): readonly Column<Task>[] => [
  {
    key: 'title',
    opens: true,
    title: 'Task',
    wrap: true,
    sortBy: ({ title }) => title,
    cell: ({ id, title, project, comesAgain }) => (
      <span data-task={id}>
        {title}
        {comesAgain && (
          <Text span size="xs" c="dimmed">
            {' '}
            ↻ comes again
          </Text>
        )}
        {project && (
          <Text size="xs" c="dimmed">
            {project.title}
          </Text>
        )}
      </span>
    ),
  },
  {
    key: 'due',
    title: 'Due',
    sortBy: ({ dueOn }) => dueOn,
    cell: ({ dueOn, closedOn }) => dueWords(dueOn, today, closedOn !== null),
  },
  {
    key: 'owner',
    title: 'Owner',
    sortBy: ({ owner }) => owner?.name ?? null,
    cell: ({ owner }) => owner?.name ?? 'nobody yet',
  },
  {
    key: 'priority',
    title: 'Priority',
    sortBy: ({ priority }) => order[priority],
    cell: ({ priority }) => priorityWords[priority],
  },
  { key: 'state', title: 'Stands', wrap: true, sortBy: ({ state }) => state, cell: (task) => standing(task) },
  { key: 'steps', title: 'Steps', wrap: true, cell: (task) => stepWords(task) },
]
