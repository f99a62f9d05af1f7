import type { NewStep } from '@cartwright/api/workplan-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { TaskLink } from './link-kinds.ts'
import type { OwnerColumns } from '../staff/owners.ts'

type Step = z.output<typeof NewStep>
type Steps = {
  readonly taskId: number
  readonly steps: readonly Step[]
  readonly ownerOf: (userId: string | null) => OwnerColumns
}

/**
 * Makes the steps of a task those of a list, in its order. A step that is named by its number stays the same step, ticked or not; one
 * that is not named goes. Refuses STEP_NOT_FOUND.
 */
export async function writeSteps(work: Work, { taskId, steps, ownerOf }: Steps): Promise<void> {
  const placed = steps.map((step, place) => ({ ...step, place, ...ownerOf(step.owner) }))
  const kept = placed.filter(({ id }) => id !== undefined)
  const there = await work.db.selectFrom('task_step').select('id').where('task_id', '=', taskId).execute()
  const missing = kept.find(({ id }) => !there.some((one) => one.id === id))
  if (missing) refuse('STEP_NOT_FOUND', { stepId: missing.id! })
  const ids = kept.map(({ id }) => id!)
  await sql`delete from task_step where task_id = ${taskId} and id <> all(${ids}::bigint[])`.execute(work.db)
  await sql`
    update task_step s set place = g.place, title = g.title, owner_user = g.owner_user, owner_name = g.owner_name,
      due_on = g.due_on
    from unnest(${ids}::bigint[], ${kept.map(({ place }) => place)}::bigint[], ${kept.map(({ title }) => title)}::text[],
      ${kept.map((one) => one.owner_user)}::text[], ${kept.map((one) => one.owner_name)}::text[],
      ${kept.map(({ dueOn }) => dueOn)}::date[]) as g (id, place, title, owner_user, owner_name, due_on)
    where s.id = g.id`.execute(work.db)
  await insertRows(work, {
    into: sql`insert into task_step`,
    rows: placed.filter(({ id }) => id === undefined),
    columns: {
      task_id: ['bigint', () => taskId],
      place: ['bigint', ({ place }) => place],
      title: ['text', ({ title }) => title],
      owner_user: ['text', (one) => one.owner_user],
      owner_name: ['text', (one) => one.owner_name],
      due_on: ['date', ({ dueOn }) => dueOn],
    },
  })
}

/** Makes the links of a task those of a list. */
export async function writeLinks(work: Work, taskId: number, links: readonly TaskLink[]): Promise<void> {
  await work.db.deleteFrom('task_link').where('task_id', '=', taskId).execute()
  await insertRows(work, {
    into: sql`insert into task_link`,
    rows: links,
    columns: {
      task_id: ['bigint', () => taskId],
      kind: ['text', ({ kind }) => kind],
      key: ['text', ({ key }) => key],
    },
    after: sql`on conflict do nothing`,
  })
}
