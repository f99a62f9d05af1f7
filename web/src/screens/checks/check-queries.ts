import { checks } from '@cartwright/api/checks'
import { call } from '@cartwright/api/client'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ChecksSearch } from './checks-search.ts'

export type ChecksShown = SuccessOf<typeof checks.list>
export type Check = ChecksShown['checks'][number]
export type Finding = SuccessOf<typeof checks.findings>['rows'][number]
export type FindingShown = SuccessOf<typeof checks.show>
export type FindingChange = InputOf<typeof checks.change>['body']
export type HaulerList = SuccessOf<typeof checks.listShown>
export type HaulerRow = SuccessOf<typeof checks.listRows>['rows'][number]

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
}

const underWay = (shown: ChecksShown | undefined): boolean =>
  shown?.lastRun?.state === 'waiting' || shown?.lastRun?.state === 'working'

/** Every check with what it holds open. While the books are gone through, it is asked for again every second. */
export const checksShown = queryOptions({
  queryKey: ['checks', 'list'],
  queryFn: () => call(checks.list, {}),
  refetchInterval: ({ state }) => (underWay(state.data) ? 1000 : false),
})

/** Findings, what is at stake first. `seen` is the last going through the books: after another, the list is another. */
export const findingList = (search: ChecksSearch, seen: string) =>
  infiniteQueryOptions({
    queryKey: ['checks', 'findings', search, seen],
    queryFn: ({ pageParam: after }) => call(checks.findings, { query: { ...search, limit: 100, after } }),
    ...pages,
  })

export const findingShown = (id: number) =>
  queryOptions({
    queryKey: ['checks', 'finding', id],
    queryFn: () => call(checks.show, { params: { id } }),
  })

/** Who a finding can be given to. */
export const checkPeople = queryOptions({
  queryKey: ['checks', 'people'],
  queryFn: () => call(checks.people, {}),
})

export const haulerLists = queryOptions({
  queryKey: ['checks', 'hauler-lists'],
  queryFn: () => call(checks.lists, {}),
})

export const haulerListShown = (id: number) =>
  queryOptions({
    queryKey: ['checks', 'hauler-lists', id],
    queryFn: () => call(checks.listShown, { params: { id } }),
  })

export const haulerRows = (id: number, verdict: HaulerRow['verdict'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['checks', 'hauler-lists', id, 'rows', verdict],
    queryFn: ({ pageParam: after }) =>
      call(checks.listRows, { params: { id }, query: { verdict, limit: 200, after } }),
    ...pages,
  })
