import type { workplan } from '@cartwright/api/workplan'
import type { InputOf } from '@cartwright/api/route'
import type { WholeTask } from '../work-queries.ts'

/** A step as it is typed. The key tells rows apart while they have no number. */
export type TypedStep = {
  readonly key: string
  readonly id: number | null
  readonly title: string
  readonly owner: string
  readonly dueOn: string
}
export type TypedLink = WholeTask['links'][number]

export type TypedTask = {
  /** The version the person saw when they began, whatever is fetched meanwhile. */
  version: number
  title: string
  body: string
  owner: string
  dueOn: string
  priority: WholeTask['priority']
  projectId: string
  steps: readonly TypedStep[]
  links: readonly TypedLink[]
}

/** A task as its form begins. */
export const typedTask = (task: WholeTask | undefined, projectId: number | undefined): TypedTask => ({
  version: task?.version ?? 0,
  title: task?.title ?? '',
  body: task?.body ?? '',
  owner: task?.owner?.userId ?? '',
  dueOn: task?.dueOn ?? '',
  priority: task?.priority ?? 'normal',
  projectId: `${task?.project?.id ?? projectId ?? ''}`,
  steps: (task?.stepList ?? []).map((step) => ({
    key: `${step.id}`,
    id: step.id,
    title: step.title,
    owner: step.owner?.userId ?? '',
    dueOn: step.dueOn ?? '',
  })),
  links: task?.links ?? [],
})

/** What is sent of it: steps and links that were left empty are none. */
export const sentTask = (typed: TypedTask): InputOf<typeof workplan.add>['body'] => ({
  title: typed.title,
  body: typed.body.trim() || null,
  owner: typed.owner || null,
  dueOn: typed.dueOn || null,
  priority: typed.priority,
  projectId: typed.projectId ? Number(typed.projectId) : null,
  steps: typed.steps
    .filter(({ title }) => title.trim())
    .map(({ id, title, owner, dueOn }) => ({
      ...(id !== null && { id }),
      title,
      owner: owner || null,
      dueOn: dueOn || null,
    })),
  links: typed.links.filter(({ key }) => key.trim()),
})

/** A list with one of its rows moved up or down by one. */
export function moved<Row>(rows: readonly Row[], at: number, by: 1 | -1): readonly Row[] {
  const to = at + by
  if (to < 0 || to >= rows.length) return rows
  const next = [...rows]
  next.splice(to, 0, ...next.splice(at, 1))
  return next
}
