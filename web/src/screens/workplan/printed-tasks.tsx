import { useToday } from '../../city-queries.ts'
import type { Task } from './work-queries.ts'
import { dueWords, priorityWords, standing, stepWords } from './work-words.ts'
import styles from './workplan.module.css'

/** All tasks as a plain table, on paper only: the table on the screen draws no more than what is in sight. */
export function PrintedTasks({ rows }: { readonly rows: readonly Task[] }) {
  const today = useToday()
  return (
    <table className={styles.printed}>
      <thead>
        <tr>
          {['Task', 'Due', 'Owner', 'Priority', 'Stands', 'Steps'].map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((task) => (
          <tr key={task.id}>
            <td>
              {task.title}
              {task.project && ` (${task.project.title})`}
            </td>
            <td>{dueWords(task.dueOn, today, task.closedOn !== null)}</td>
            <td>{task.owner?.name ?? 'nobody yet'}</td>
            <td>{priorityWords[task.priority]}</td>
            <td>{standing(task)}</td>
            <td>{stepWords(task)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
