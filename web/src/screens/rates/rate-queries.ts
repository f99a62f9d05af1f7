import { call } from '@cartwright/api/client'
import { rates } from '@cartwright/api/rates'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RateSearch } from './rate-search.ts'

export type Version = SuccessOf<typeof rates.versions>['rows'][number]
export type Rate = SuccessOf<typeof rates.rows>['rows'][number]
export type Quoted = SuccessOf<typeof rates.quote>

export const rateVersions = queryOptions({
  queryKey: ['rates', 'versions'],
  queryFn: () => call(rates.versions, {}),
})

export const rateRows = (search: RateSearch) =>
  infiniteQueryOptions({
    queryKey: ['rates', 'rows', search],
    queryFn: ({ pageParam: after }) => call(rates.rows, { query: { ...search, limit: 500, after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
export type Choices = SuccessOf<typeof rates.choices>
