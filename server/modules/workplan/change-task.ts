import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { columnsOf, refuseNoProject, type TaskFields } from './add-task.ts'
import { differences, refuseChangedMeanwhile } from '../audit/changed-meanwhile.ts'
import { refuseDeadLinks } from './link-kinds.ts'
import { ownersOf } from '../staff/owners.ts'
import { writeLinks, writeSteps } from './task-parts.ts'
import { task, type WholeTask } from './task-queries.ts'

type Change = TaskFields & { readonly id: number; readonly version: number }

/** Holds a task until the work ends. Refuses one that is not there, and one that somebody changed since it was seen. */
export async function lockTask(work: Work, id: number, version: number | null) {
  const found = await work.db
    .selectFrom('task')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) return refuse('TASK_NOT_FOUND', { taskId: id })
  if (version !== null)
    await refuseChangedMeanwhile(work, { subject: `task ${id}`, now: found.version, seen: version })
  return found
}

/** Changes a task: what is sent is what it is afterwards. Of two people who change it at once the second is told. */
export async function changeTask(work: Work, { id, version, ...fields }: Change): Promise<WholeTask> {
  await lockTask(work, id, version)
  const before = await task(work, id)
  const ownerOf = await ownersOf(work, [fields.owner, ...fields.steps.map(({ owner }) => owner)])
  await refuseNoProject(work, fields.projectId)
  await refuseDeadLinks(work, fields.links)
  await work.db
    .updateTable('task')
    .set({ ...columnsOf(fields), ...ownerOf(fields.owner), version: version + 1 })
    .where('id', '=', id)
    .execute()
  await writeSteps(work, { taskId: id, steps: fields.steps, ownerOf })
  await writeLinks(work, id, fields.links)
  const after = await task(work, id)
  await recordCommand(work, {
    command: 'change-task',
    subject: `task ${id}`,
    changes: { ...differences(written(before), written(after)), version: version + 1 },
  })
  return after
}

/** What a person writes of a task, as the record tells it. */
const written = ({ title, body, project, owner, dueOn, priority, stepList, links }: WholeTask) => ({
  title,
  body,
  project: project?.title ?? null,
  owner: owner?.name ?? null,
  dueOn,
  priority,
  steps: stepList.map((step) => [step.title, step.owner?.name ?? null, step.dueOn]),
  links: links.map(({ kind, key }) => `${kind} ${key}`),
})
