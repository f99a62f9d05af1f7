import { call } from '@cartwright/api/client'
import { refunds } from '@cartwright/api/refunds'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Candidate = SuccessOf<typeof refunds.candidates>['rows'][number]
export type Batch = SuccessOf<typeof refunds.list>['rows'][number]
export type WholeBatch = SuccessOf<typeof refunds.show>
export type Refund = WholeBatch['refunds'][number]

export const refundCandidates = queryOptions({
  queryKey: ['refunds', 'candidates'],
  queryFn: () => call(refunds.candidates, {}),
})

export const refundBatches = queryOptions({
  queryKey: ['refunds', 'batches'],
  queryFn: () => call(refunds.list, {}),
})

export const refundBatch = (batchId: number) =>
  queryOptions({
    queryKey: ['refunds', 'batch', batchId],
    queryFn: () => call(refunds.show, { params: { batchId } }),
  })

export const waysOfRefund = (refundId: number) =>
  queryOptions({
    queryKey: ['refunds', 'ways', refundId],
    queryFn: () => call(refunds.ways, { params: { refundId } }),
  })
