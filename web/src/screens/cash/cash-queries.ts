import { call } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Batch = SuccessOf<typeof cash.batches>['rows'][number]
export type BatchShown = SuccessOf<typeof cash.batch>
export type Candidate = SuccessOf<typeof cash.candidates>['rows'][number]
export type SampleLine = SuccessOf<typeof cash.sample>['rows'][number]
export type ClerkFigures = SuccessOf<typeof cash.statistics>['rows'][number]

export const batchList = queryOptions({
  queryKey: ['cash', 'batches'],
  queryFn: () => call(cash.batches, {}),
})

export const batchShown = (batchId: number) =>
  queryOptions({
    queryKey: ['cash', 'batch', batchId],
    queryFn: () => call(cash.batch, { params: { batchId } }),
  })

export const sampleShown = (batchId: number) =>
  queryOptions({
    queryKey: ['cash', 'sample', batchId],
    queryFn: () => call(cash.sample, { params: { batchId } }),
  })

export const clerkFigures = (days: { readonly from: string; readonly to: string }) =>
  queryOptions({
    queryKey: ['cash', 'statistics', days],
    queryFn: () => call(cash.statistics, { query: days }),
    placeholderData: (before: SuccessOf<typeof cash.statistics> | undefined) => before,
  })
