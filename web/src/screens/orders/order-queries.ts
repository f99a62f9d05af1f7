import { call } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OrdersSearch } from './orders-search.ts'

export type Orders = SuccessOf<typeof orders.list>
export type Order = Orders['rows'][number]
export type OrderShown = SuccessOf<typeof orders.show>
export type NewOrder = InputOf<typeof orders.add>['body']

const pages = {
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }: { next: number | null }) => next ?? undefined,
}

export const orderList = (search: OrdersSearch) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', search],
    queryFn: ({ pageParam: before }) => call(orders.list, { query: { ...search, limit: 200, before } }),
    ...pages,
  })

export const ordersOfAccount = (account: string) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'account', account],
    queryFn: ({ pageParam: before }) =>
      call(orders.list, { query: { account, view: 'all' as const, limit: 200, before } }),
    ...pages,
  })

export const orderShown = (orderId: number) =>
  queryOptions({
    queryKey: ['orders', orderId],
    queryFn: () => call(orders.show, { params: { orderId } }),
  })

/** What an order would cost; asked for again when something of it changes. */
export const orderQuote = (accountNumber: string, body: NewOrder, enabled: boolean) =>
  queryOptions({
    queryKey: ['orders', 'quote', accountNumber, { ...body, requestId: null }],
    queryFn: () => call(orders.quote, { params: { accountNumber }, body }),
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
  })

/** What completing an order would do; asked for again when something of it changes. */
export const completionPreview = (
  orderId: number,
  body: InputOf<typeof orders.previewComplete>['body'],
  enabled: boolean,
) =>
  queryOptions({
    queryKey: ['orders', orderId, 'completion', body],
    queryFn: () => call(orders.previewComplete, { params: { orderId }, body }),
    placeholderData: keepPreviousData,
    enabled,
    retry: false,
    staleTime: 0,
  })
