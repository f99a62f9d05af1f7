import { call } from '@cartwright/api/client'
import { cash } from '@cartwright/api/cash'
import { counter } from '@cartwright/api/counter'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Drawer = SuccessOf<typeof counter.drawers>['rows'][number]
export type Receipt = SuccessOf<typeof counter.receipts>['rows'][number]
export type Deposits = SuccessOf<typeof counter.bankDeposits>
export type Deposit = Deposits['rows'][number]

export const drawerList = queryOptions({
  queryKey: ['cash', 'drawers'],
  queryFn: () => call(counter.drawers, {}),
})

export const receiptList = (drawerId: number) =>
  queryOptions({
    queryKey: ['cash', 'receipts', drawerId],
    queryFn: () => call(counter.receipts, { params: { drawerId } }),
  })

export const depositList = queryOptions({
  queryKey: ['cash', 'bank-deposits'],
  queryFn: () => call(counter.bankDeposits, {}),
})

/** Whose number is typed, and what is due; asked for when enough of it is there. */
export const numberRead = (typed: string) =>
  queryOptions({
    queryKey: ['cash', 'read', typed],
    queryFn: () => call(cash.read, { query: { typed } }),
    enabled: typed.replaceAll(/\D/g, '').length >= 2,
    retry: false,
  })
