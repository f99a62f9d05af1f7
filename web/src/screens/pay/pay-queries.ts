import { call } from '@cartwright/api/client'
import { pay } from '@cartwright/api/pay'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

type OfCity = { readonly city?: string }
export type Due = NonNullable<SuccessOf<typeof pay.show>['due']>
export type Fact = SuccessOf<typeof pay.terms>['facts'][number]

export const termsOf = (query: OfCity) =>
  queryOptions({
    queryKey: ['pay', 'terms', query],
    queryFn: () => call(pay.terms, { query }),
    staleTime: 300_000,
  })

/** What is due, asked for anew whenever the page is looked at again. */
export const dueOf = (token: string, query: OfCity) =>
  queryOptions({
    queryKey: ['pay', 'due', token, query],
    queryFn: () => call(pay.show, { params: { token }, query }),
    staleTime: 0,
  })

/** How a payment stands: asked again while the provider has not told the end of it. */
export const paymentOf = (token: string, query: OfCity) =>
  queryOptions({
    queryKey: ['pay', 'payment', token, query],
    queryFn: () => call(pay.payment, { params: { token }, query }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (!data) return false
      const { state, posted } = data
      return state === 'new' || state === 'open' || (state === 'paid' && !posted) ? 2500 : false
    },
  })
