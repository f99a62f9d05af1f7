import type { Project, ProjectDetail } from '@cartwright/api/workplan-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { notesOf } from './notes.ts'
import { asOwner } from '../staff/owners.ts'
import { tasks } from './task-queries.ts'

export type ListedProject = z.infer<typeof Project>

type Row = {
  id: number
  version: number
  title: string
  goal: string
  owner_user: string | null
  owner_name: string | null
  due_on: PlainDate | null
  state: ListedProject['state']
  dropped_because: string | null
  closed_on: PlainDate | null
  measure: string | null
  unit: string | null
  baseline_hundredths: number | null
  target_hundredths: number | null
  result_hundredths: number | null
  tasks: number
  tasks_done: number
  tasks_late: number
  late: boolean
}

/** Projects with their progress: those under way first, then by day. */
export const projects = async (work: Work): Promise<ListedProject[]> => (await rowsOf(work)).map(asProject)

/** One project with its tasks and notes. Refuses PROJECT_NOT_FOUND. */
export async function project(work: Work, id: number): Promise<z.infer<typeof ProjectDetail>> {
  const [row] = await rowsOf(work, id)
  if (!row) return refuse('PROJECT_NOT_FOUND', { projectId: id })
  return {
    ...asProject(row),
    taskList: await tasks(work, { view: 'all', project: id }),
    notes: await notesOf(work, { project_id: id }),
  }
}

async function rowsOf(work: Work, id: number | null = null): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.*, t.tasks, t.tasks_done, t.tasks_late, p.closed_on is null and coalesce(p.due_on < ${work.today}, false) as late
    from project p cross join lateral (
      select count(*) filter (where t.state <> 'dropped') as tasks, count(*) filter (where t.state = 'done') as tasks_done,
        count(*) filter (where t.closed_on is null and t.due_on < ${work.today}) as tasks_late
      from task t where t.project_id = p.id
    ) t
    where ${id}::bigint is null or p.id = ${id}
    order by array_position(array['going', 'planned', 'done', 'dropped'], p.state), p.due_on nulls last, p.id`.execute(
    work.db,
  )
  return rows
}

const asProject = (row: Row): ListedProject => ({
  id: row.id,
  version: row.version,
  title: row.title,
  goal: row.goal,
  owner: asOwner(row),
  dueOn: row.due_on?.toString() ?? null,
  state: row.state,
  droppedBecause: row.dropped_because,
  closedOn: row.closed_on?.toString() ?? null,
  measure: row.measure,
  unit: row.unit,
  baseline: whole(row.baseline_hundredths),
  target: whole(row.target_hundredths),
  result: whole(row.result_hundredths),
  reachedPercent: reachedPercent(row),
  tasks: row.tasks,
  tasksDone: row.tasks_done,
  tasksLate: row.tasks_late,
  late: row.late,
})

const whole = (hundredths: number | null): number | null => (hundredths === null ? null : hundredths / 100)

/**
 * How much of the way from how it was to how it shall be it has come, whether more is better or less. Null while anything of it is not
 * known, or when there was no way to go.
 */
export function reachedPercent({
  baseline_hundredths: from,
  target_hundredths: to,
  result_hundredths: now,
}: Pick<Row, 'baseline_hundredths' | 'target_hundredths' | 'result_hundredths'>): number | null {
  if (from === null || to === null || now === null || from === to) return null
  return Math.round(((now - from) / (to - from)) * 100) + 0
}
