import type { NewTask } from '@cartwright/api/workplan-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { refuseDeadLinks } from './link-kinds.ts'
import { ownersOf } from '../staff/owners.ts'
import { writeLinks, writeSteps } from './task-parts.ts'
import { task, type WholeTask } from './task-queries.ts'

/** A task as it is written. */
export type TaskFields = z.output<typeof NewTask>

/** Of a task that comes again: which one, and the month, quarter or year it is for. */
type Occurrence = { readonly recurringId: number; readonly periodFrom: PlainDate }

/** Adds a task. Refuses an owner who is not of the staff, a project and a linked thing that are not there. */
export async function addTask(work: Work, fields: TaskFields): Promise<WholeTask> {
  const id = await insertTask(work, fields)
  await recordCommand(work, {
    command: 'add-task',
    subject: `task ${id}`,
    changes: { ...fields, version: 1 },
  })
  return task(work, id!)
}

/** Adds a task without recording it: the number, or null when the occurrence has its task already. */
export async function insertTask(
  work: Work,
  fields: TaskFields,
  occurrence: Occurrence | null = null,
): Promise<number | null> {
  const ownerOf = await ownersOf(work, [fields.owner, ...fields.steps.map(({ owner }) => owner)])
  await refuseNoProject(work, fields.projectId)
  await refuseDeadLinks(work, fields.links)
  const added = await work.db
    .insertInto('task')
    .values({
      ...columnsOf(fields),
      ...ownerOf(fields.owner),
      recurring_id: occurrence?.recurringId ?? null,
      period_from: occurrence?.periodFrom ?? null,
      created_by: work.actor.name,
      created_on: work.today,
    })
    .onConflict((conflict) => conflict.constraint('one_task_per_recurrence').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return null
  await writeSteps(work, { taskId: added.id, steps: fields.steps, ownerOf })
  await writeLinks(work, added.id, fields.links)
  return added.id
}

/** The columns of a task that people write. */
export const columnsOf = ({ title, body, projectId, dueOn, priority }: TaskFields) => ({
  title,
  body,
  project_id: projectId,
  due_on: dueOn === null ? null : PlainDate.from(dueOn),
  priority,
})

/** Refuses a project that is not there. */
export async function refuseNoProject(work: Work, projectId: number | null): Promise<void> {
  if (projectId === null) return
  const found = await work.db
    .selectFrom('project')
    .select('id')
    .where('id', '=', projectId)
    .executeTakeFirst()
  if (!found) refuse('PROJECT_NOT_FOUND', { projectId })
}
