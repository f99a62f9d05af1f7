import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { unclaimed } from '@cartwright/api/unclaimed'
import { queryOptions } from '@tanstack/react-query'

export type Unclaimed = SuccessOf<typeof unclaimed.candidates>
export type Candidate = Unclaimed['rows'][number]
export type Batch = SuccessOf<typeof unclaimed.list>['rows'][number]
export type WholeBatch = SuccessOf<typeof unclaimed.show>
export type Item = WholeBatch['items'][number]
export type Claim = WholeBatch['claims'][number]

export const unclaimedMoney = queryOptions({
  queryKey: ['unclaimed', 'candidates'],
  queryFn: () => call(unclaimed.candidates, {}),
})

export const unclaimedBatches = queryOptions({
  queryKey: ['unclaimed', 'batches'],
  queryFn: () => call(unclaimed.list, {}),
})

export const unclaimedBatch = (batchId: number) =>
  queryOptions({
    queryKey: ['unclaimed', 'batch', batchId],
    queryFn: () => call(unclaimed.show, { params: { batchId } }),
  })
