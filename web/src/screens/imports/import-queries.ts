import { call } from '@cartwright/api/client'
import { imports } from '@cartwright/api/imports'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type ImportFile = SuccessOf<typeof imports.list>['rows'][number]
export type ImportShown = SuccessOf<typeof imports.show>
export type ImportRow = SuccessOf<typeof imports.rows>['rows'][number]
export type Verdict = ImportRow['verdict']
export type Kind = SuccessOf<typeof imports.kinds>['kinds'][number]

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
}

export const importKinds = queryOptions({
  queryKey: ['imports', 'kinds'],
  queryFn: () => call(imports.kinds, {}),
  staleTime: Number.POSITIVE_INFINITY,
})

export const importList = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam: after }) => call(imports.list, { query: { limit: 100, after } }),
  ...pages,
})

const underWay = (shown: ImportShown | undefined): boolean =>
  shown?.state === 'staging' || (shown?.state === 'applying' && shown.failure === null)

/** One file. While it is being worked on it is asked for again every second. */
export const importShown = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => call(imports.show, { params: { id } }),
    refetchInterval: ({ state }) => (underWay(state.data) ? 1000 : false),
  })

export const importRows = (id: number, verdict: Verdict | undefined, state: ImportFile['state']) =>
  infiniteQueryOptions({
    // The state is part of the key: applying a file changes the verdicts of its rows.
    queryKey: ['imports', id, 'rows', verdict, state],
    queryFn: ({ pageParam: after }) =>
      call(imports.rows, { params: { id }, query: { verdict, limit: 200, after } }),
    ...pages,
  })
