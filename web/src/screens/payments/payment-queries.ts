import { call } from '@cartwright/api/client'
import { paymentReversals } from '@cartwright/api/payment-reversals'
import { payments } from '@cartwright/api/payments'
import { returns } from '@cartwright/api/returns'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type Owed = SuccessOf<typeof payments.receivables>
export type OwedItem = Owed['items'][number]
export type BeforeReversal = SuccessOf<typeof paymentReversals.before>

/** What an account owes item by item at the end of a day; without one, now. */
export const owedOf = (accountNumber: string, asOf?: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'receivables', asOf ?? 'now'],
    queryFn: () => call(payments.receivables, { params: { accountNumber }, query: asOf ? { asOf } : {} }),
  })

/** What taking a payment back would do. */
export const beforeReversal = (paymentId: number) =>
  queryOptions({
    queryKey: ['payment', paymentId, 'before-reversal'],
    queryFn: () => call(paymentReversals.before, { params: { paymentId } }),
  })

export type BeforeReturn = SuccessOf<typeof returns.before>
export type ReturnedItem = SuccessOf<typeof returns.list>['rows'][number]

/** What recording a returned payment would do. */
export const beforeReturn = (paymentId: number) =>
  queryOptions({
    queryKey: ['payment', paymentId, 'before-return'],
    queryFn: () => call(returns.before, { params: { paymentId } }),
  })

/** What banks did not pay, newest first. */
export const returnedItems = (view: 'to-do' | 'all') =>
  infiniteQueryOptions({
    queryKey: ['returned-items', view],
    queryFn: ({ pageParam: after }) => call(returns.list, { query: { view, limit: 100, after } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }: SuccessOf<typeof returns.list>) => next ?? undefined,
  })
