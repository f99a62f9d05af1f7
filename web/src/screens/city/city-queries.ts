import { city } from '@cartwright/api/city'
import { call } from '@cartwright/api/client'
import { ledger } from '@cartwright/api/ledger'
import { policies } from '@cartwright/api/policies'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type City = SuccessOf<typeof city.show>
export type Holiday = SuccessOf<typeof city.holidays>['holidays'][number]
export type Policy = SuccessOf<typeof policies.list>['rows'][number]
export type LedgerAccount = SuccessOf<typeof ledger.chart>['rows'][number]
export type CityDocument = SuccessOf<typeof city.documents>['rows'][number]

export const holidays = queryOptions({
  queryKey: ['city', 'holidays'],
  queryFn: () => call(city.holidays, {}),
})
export const policyList = queryOptions({
  queryKey: ['policies'],
  queryFn: () => call(policies.list, { query: {} }),
})
export const chart = queryOptions({ queryKey: ['gl', 'chart'], queryFn: () => call(ledger.chart, {}) })
export const documents = queryOptions({
  queryKey: ['city', 'documents'],
  queryFn: () => call(city.documents, {}),
})
export const documentShown = (id: number) =>
  queryOptions({
    queryKey: ['city', 'documents', id],
    queryFn: () => call(city.document, { params: { id } }),
  })
