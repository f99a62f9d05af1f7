import { Text, Title, UnstyledButton } from '@mantine/core'
import { useToday } from '../../city-queries.ts'
import type { Task } from './work-queries.ts'
import { dueWords, priorityWords, stateWords, stepWords } from './work-words.ts'
import styles from './workplan.module.css'

const columns: readonly Task['state'][] = ['to-do', 'doing', 'waiting', 'done', 'dropped']

/** The same tasks as a board: a column for each state, those that have none left out where they are closed. */
export function TaskBoard({
  rows,
  onOpen,
}: {
  readonly rows: readonly Task[]
  readonly onOpen: (id: number) => void
}) {
  const closedShown = rows.some(({ closedOn }) => closedOn !== null)
  const shown = closedShown ? columns.slice(3) : columns.slice(0, 3)
  return (
    <div className={styles.board}>
      {shown.map((state) => {
        const of = rows.filter((one) => one.state === state)
        return (
          <section key={state} aria-label={stateWords[state]}>
            <Title order={2} size="h4" mb="xs">
              {stateWords[state]} <Text span>{of.length}</Text>
            </Title>
            <ul className={styles.cards}>
              {of.map((task) => (
                <li key={task.id}>
                  <Card task={task} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function Card({ task, onOpen }: { task: Task; onOpen: (id: number) => void }) {
  const today = useToday()
  const facts = [
    task.owner?.name ?? 'nobody yet',
    dueWords(task.dueOn, today, task.closedOn !== null),
    task.priority === 'normal' ? '' : priorityWords[task.priority],
  ].filter(Boolean)
  return (
    <UnstyledButton
      className={styles.card}
      data-late={task.late || undefined}
      onClick={() => onOpen(task.id)}
    >
      <Text fw={600}>{task.title}</Text>
      <Text size="sm">{facts.join(' · ')}</Text>
      {task.waitingFor && <Text size="sm">Waits for {task.waitingFor}</Text>}
      {task.steps > 0 && <Text size="sm">Steps: {stepWords(task)}</Text>}
    </UnstyledButton>
  )
}
