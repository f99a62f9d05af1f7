import { addresses } from '@cartwright/api/addresses'
import { call } from '@cartwright/api/client'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type AddressState = SuccessOf<typeof addresses.state>
export type Address = SuccessOf<typeof addresses.list>['rows'][number]
export type Exchange = SuccessOf<typeof addresses.make>
export type WholeExchange = SuccessOf<typeof addresses.show>
export type Change = SuccessOf<typeof addresses.changes>['rows'][number]
export type ChangeKind = Change['kind']
export type Fault = SuccessOf<typeof addresses.faults>['rows'][number]
export type ListFilter = Omit<NonNullable<InputOf<typeof addresses.list>['query']>, 'after' | 'limit'>
export type ChangeFilter = Omit<NonNullable<InputOf<typeof addresses.changes>['query']>, 'after' | 'limit'>

export const addressState = queryOptions({
  queryKey: ['addresses', 'state'],
  queryFn: () => call(addresses.state, {}),
})

export const addressList = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['addresses', 'list', filter],
    queryFn: ({ pageParam }) =>
      call(addresses.list, { query: { ...filter, ...(pageParam !== '' && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const exchangeList = queryOptions({
  queryKey: ['addresses', 'exchanges'],
  queryFn: () => call(addresses.exchanges, {}),
})

export const exchangeShown = (exchangeId: number) =>
  queryOptions({
    queryKey: ['addresses', 'exchange', exchangeId],
    queryFn: () => call(addresses.show, { params: { exchangeId } }),
  })

export const changeReport = (exchangeId: number, filter: ChangeFilter) =>
  infiniteQueryOptions({
    queryKey: ['addresses', 'changes', exchangeId, filter],
    queryFn: ({ pageParam }) =>
      call(addresses.changes, {
        params: { exchangeId },
        query: { ...filter, ...(pageParam !== '' && { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const waitingLines = (exchangeId: number) =>
  queryOptions({
    queryKey: ['addresses', 'lines', exchangeId],
    queryFn: () => call(addresses.faults, { params: { exchangeId } }),
  })
