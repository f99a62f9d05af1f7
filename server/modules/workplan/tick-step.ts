import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockTask } from './change-task.ts'
import { task, type WholeTask } from './task-queries.ts'

type Tick = { readonly id: number; readonly step: number; readonly done: boolean }

/** Ticks a step off, or takes the tick back. A step that is ticked already stays as it is. */
export async function tickStep(work: Work, { id, step: stepId, done }: Tick): Promise<WholeTask> {
  await lockTask(work, id, null)
  const step = await work.db
    .selectFrom('task_step')
    .selectAll()
    .where('task_id', '=', id)
    .where('id', '=', stepId)
    .executeTakeFirst()
  if (!step) return refuse('STEP_NOT_FOUND', { stepId })
  if ((step.done_on !== null) === done) return task(work, id)
  await work.db
    .updateTable('task_step')
    .set({ done_on: done ? work.today : null, done_by: done ? work.actor.name : null })
    .where('id', '=', stepId)
    .execute()
  await recordCommand(work, {
    command: done ? 'tick-step' : 'take-tick-back',
    subject: `task ${id}`,
    changes: { step: step.title },
  })
  return task(work, id)
}
