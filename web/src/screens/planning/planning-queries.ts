import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type PlannedStep = SuccessOf<typeof planning.list>['rows'][number]
export type PlannedRun = SuccessOf<typeof planning.show>
export type YearPlan = SuccessOf<typeof planning.preview>
export type CalendarDay = SuccessOf<typeof planning.calendar>['days'][number]
export type State = PlannedStep['state']

export const agenda = queryOptions({
  queryKey: ['planning', 'agenda'],
  queryFn: () => call(planning.agenda, { query: {} }),
})

export const plannedSteps = (asked: { cycle: string | undefined; owner: string | undefined }) =>
  queryOptions({
    queryKey: ['planning', 'steps', asked],
    queryFn: () => call(planning.list, { query: asked }),
  })

export const calendarOf = (asked: { from: string; until: string; cycle: string | undefined }) =>
  queryOptions({
    queryKey: ['planning', 'calendar', asked],
    queryFn: () => call(planning.calendar, { query: asked }),
  })

export const yearPlan = (year: number) =>
  queryOptions({
    queryKey: ['planning', 'year', year],
    queryFn: () => call(planning.preview, { params: { year } }),
  })

export const planShown = (id: number) =>
  queryOptions({
    queryKey: ['planning', 'plan', id],
    queryFn: () => call(planning.show, { params: { id } }),
  })

export const stepOwners = queryOptions({
  queryKey: ['planning', 'owners'],
  queryFn: () => call(planning.owners, {}),
})

export const planOfRun = (id: number) =>
  queryOptions({
    queryKey: ['planning', 'run', id],
    queryFn: () => call(planning.ofRun, { params: { id } }),
  })

export const ownFeed = queryOptions({
  queryKey: ['planning', 'feed'],
  queryFn: () => call(planning.feed, {}),
})
