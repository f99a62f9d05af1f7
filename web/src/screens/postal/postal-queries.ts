import { call } from '@cartwright/api/client'
import { postal } from '@cartwright/api/postal'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Standing = SuccessOf<typeof postal.standing>
export type Price = Standing['prices'][number]
export type ListStanding = Standing['lists'][number]
export type Load = SuccessOf<typeof postal.load>

export const postalStanding = queryOptions({
  queryKey: ['postal', 'standing'],
  queryFn: () => call(postal.standing, { query: {} }),
})

export const postalLoads = queryOptions({
  queryKey: ['postal', 'loads'],
  queryFn: () => call(postal.loads, {}),
})
