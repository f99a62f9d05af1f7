import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { runs } from '@cartwright/api/runs'
import { queryOptions } from '@tanstack/react-query'

export type Run = SuccessOf<typeof runs.list>['rows'][number]
export type Proposal = SuccessOf<typeof runs.proposals>['rows'][number]

export const recentRuns = queryOptions({
  queryKey: ['runs', 'recent'],
  queryFn: () => call(runs.list, { query: { limit: 50 } }),
})

export const runProposals = queryOptions({
  queryKey: ['runs', 'proposals'],
  queryFn: () => call(runs.proposals, {}),
})
