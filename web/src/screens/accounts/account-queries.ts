import { accounts } from '@cartwright/api/accounts'
import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import { ledger } from '@cartwright/api/ledger'
import { payments } from '@cartwright/api/payments'
import type { SuccessOf } from '@cartwright/api/route'
import { services } from '@cartwright/api/services'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ListSearch } from './list-search.ts'

export type Account = SuccessOf<typeof accounts.show>
export type AccountRow = SuccessOf<typeof accounts.list>['rows'][number]
export type Service = Account['services'][number]
export type PartyOnAccount = Account['parties'][number]
export type ServiceEvent = SuccessOf<typeof services.ofAccount>['events'][number]
export type LedgerRow = SuccessOf<typeof ledger.ofAccount>['rows'][number]
export type Payment = SuccessOf<typeof payments.ofAccount>['rows'][number]
export type BillRow = SuccessOf<typeof bills.ofAccount>['rows'][number]

const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
}

export const accountList = ({ credit, ...narrowed }: ListSearch) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', narrowed, credit],
    queryFn: ({ pageParam: after }) =>
      call(accounts.list, {
        query: { ...narrowed, ...(credit && { hasCredit: 'true' as const }), limit: 200, after },
      }),
    ...pages,
  })

export const accountShown = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber],
    queryFn: () => call(accounts.show, { params: { accountNumber } }),
  })

export const billShown = (number: string) =>
  queryOptions({ queryKey: ['bill', number], queryFn: () => call(bills.show, { params: { number } }) })

export const servicesOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'services'],
    queryFn: () => call(services.ofAccount, { params: { accountNumber } }),
  })

export const billsOf = (accountNumber: string) =>
  infiniteQueryOptions({
    queryKey: ['account', accountNumber, 'bills'],
    queryFn: ({ pageParam: after }) =>
      call(bills.ofAccount, { params: { accountNumber }, query: { limit: 100, after } }),
    ...pages,
  })

export const paymentsOf = (accountNumber: string) =>
  infiniteQueryOptions({
    queryKey: ['account', accountNumber, 'payments'],
    queryFn: ({ pageParam: after }) =>
      call(payments.ofAccount, { params: { accountNumber }, query: { limit: 100, after } }),
    ...pages,
  })

export const ledgerOf = (accountNumber: string) =>
  infiniteQueryOptions({
    queryKey: ['account', accountNumber, 'ledger'],
    queryFn: ({ pageParam: after }) =>
      call(ledger.ofAccount, { params: { accountNumber }, query: { limit: 100, after } }),
    ...pages,
  })
