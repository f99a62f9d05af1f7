import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { suspense } from '@cartwright/api/suspense'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

type Listed = SuccessOf<typeof suspense.list>
export type Item = Listed['rows'][number]
export type Held = Listed['held']
export type Match = SuccessOf<typeof suspense.show>['matches'][number]
export type WrittenNumber = SuccessOf<typeof suspense.aliases>['rows'][number]
export type View = Item['state']

export const suspenseList = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['suspense', 'list', view],
    queryFn: ({ pageParam: after }) => call(suspense.list, { query: { view, limit: 200, after } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }: Listed) => next ?? undefined,
  })

export const suspenseShown = (itemId: number) =>
  queryOptions({
    queryKey: ['suspense', itemId],
    queryFn: () => call(suspense.show, { params: { itemId } }),
  })

export const writtenNumbers = (accountNumber: string) =>
  queryOptions({
    queryKey: ['suspense', 'written', accountNumber],
    queryFn: () => call(suspense.aliases, { params: { accountNumber } }),
  })
