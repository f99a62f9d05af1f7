import { call } from '@cartwright/api/client'
import { purchaseRequests } from '@cartwright/api/purchase-requests'
import type { SuccessOf } from '@cartwright/api/route'
import { stock } from '@cartwright/api/stock'
import { stockCounts } from '@cartwright/api/stock-counts'
import { stockRuns } from '@cartwright/api/stock-runs'
import { queryOptions } from '@tanstack/react-query'

export type Item = SuccessOf<typeof stock.list>['rows'][number]
export type WholeItem = SuccessOf<typeof stock.show>
export type RunRow = SuccessOf<typeof stockRuns.list>['rows'][number]
export type OfRun = SuccessOf<typeof stockRuns.show>
export type WholeCount = SuccessOf<typeof stockCounts.show>
export type Count = WholeCount['count']
export type CountLine = WholeCount['lines'][number]
export type Request = SuccessOf<typeof purchaseRequests.show>

export const stockItems = queryOptions({ queryKey: ['stock', 'items'], queryFn: () => call(stock.list, {}) })
export const stockLocations = queryOptions({
  queryKey: ['stock', 'locations'],
  queryFn: () => call(stock.locations, {}),
})
export const stockItem = (code: string) =>
  queryOptions({ queryKey: ['stock', 'item', code], queryFn: () => call(stock.show, { params: { code } }) })
export const runsOfStock = queryOptions({
  queryKey: ['stock', 'runs'],
  queryFn: () => call(stockRuns.list, {}),
})
export const stockOfRun = (runId: number) =>
  queryOptions({
    queryKey: ['stock', 'run', runId],
    queryFn: () => call(stockRuns.show, { params: { runId } }),
  })
export const countsOfStock = queryOptions({
  queryKey: ['stock', 'counts'],
  queryFn: () => call(stockCounts.list, {}),
})
export const countOfStock = (countId: number) =>
  queryOptions({
    queryKey: ['stock', 'count', countId],
    queryFn: () => call(stockCounts.show, { params: { countId } }),
  })
export const requestsOfStock = queryOptions({
  queryKey: ['stock', 'requests'],
  queryFn: () => call(purchaseRequests.list, {}),
})
export const requestOfStock = (requestId: number) =>
  queryOptions({
    queryKey: ['stock', 'request', requestId],
    queryFn: () => call(purchaseRequests.show, { params: { requestId } }),
  })
