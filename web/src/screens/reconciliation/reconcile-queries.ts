import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type Shown = SuccessOf<typeof reconciliation.show>
export type Line = Shown['lines'][number]
export type Item = Shown['items'][number]
export type Proposal = Shown['proposals'][number]
type Matches = SuccessOf<typeof reconciliation.matches>
export type Match = Matches['rows'][number]
export type Balance = SuccessOf<typeof reconciliation.balance>

export const reconciliationShown = queryOptions({
  queryKey: ['reconciliation', 'open'],
  queryFn: () => call(reconciliation.show, {}),
})

export const matchesMade = infiniteQueryOptions({
  queryKey: ['reconciliation', 'matches'],
  queryFn: ({ pageParam: before }) => call(reconciliation.matches, { query: { limit: 100, before } }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }: Matches) => next ?? undefined,
})
