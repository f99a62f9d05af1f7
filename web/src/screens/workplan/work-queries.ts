import { call, Refused } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { workplan } from '@cartwright/api/workplan'
import { queryOptions } from '@tanstack/react-query'
import { queries } from '../../queries.ts'

export type Task = SuccessOf<typeof workplan.tasks>['rows'][number]
export type TaskCounts = SuccessOf<typeof workplan.tasks>['counts']
export type WholeTask = SuccessOf<typeof workplan.show>
export type Project = SuccessOf<typeof workplan.projects>['rows'][number]
export type WholeProject = SuccessOf<typeof workplan.showProject>
export type Recurring = SuccessOf<typeof workplan.recurring>['rows'][number]
export type TaskView = 'late' | 'mine' | 'waiting' | 'open' | 'closed'

export const taskList = (view: TaskView) =>
  queryOptions({
    queryKey: ['tasks', 'list', view],
    queryFn: () => call(workplan.tasks, { query: { view } }),
  })

export const taskShown = (id: number) =>
  queryOptions({ queryKey: ['tasks', id], queryFn: () => call(workplan.show, { params: { id } }) })

export const workPeople = queryOptions({
  queryKey: ['tasks', 'people'],
  queryFn: () => call(workplan.people, {}),
  staleTime: 60_000,
})

export const projectList = queryOptions({
  queryKey: ['projects'],
  queryFn: () => call(workplan.projects, {}),
})

export const projectShown = (id: number) =>
  queryOptions({ queryKey: ['projects', id], queryFn: () => call(workplan.showProject, { params: { id } }) })

export const recurringList = queryOptions({
  queryKey: ['tasks', 'recurring'],
  queryFn: () => call(workplan.recurring, {}),
})

export const templateList = (beginsOn: string) =>
  queryOptions({
    queryKey: ['tasks', 'templates', beginsOn],
    queryFn: () => call(workplan.templates, { query: beginsOn ? { beginsOn } : {} }),
  })

/** Asks again for what is shown when it turns out that somebody has changed it meanwhile. */
export async function seeChanged<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'CHANGED_MEANWHILE')
      await queries.invalidateQueries()
    throw error
  }
}
