import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { postageStatements } from '@cartwright/api/postage-statements'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Accounts = SuccessOf<typeof postage.accounts>
export type Account = Accounts['rows'][number]
export type Correction = Accounts['corrections'][number]
export type AccountShown = SuccessOf<typeof postage.show>
export type Entry = AccountShown['entries'][number]
export type Forecast = SuccessOf<typeof postage.forecast>
export type ForeseenRun = Forecast['runs'][number]
export type Statement = SuccessOf<typeof postageStatements.list>['rows'][number]

export const postageAccounts = queryOptions({
  queryKey: ['postage', 'accounts'],
  queryFn: () => call(postage.accounts, {}),
})

export const postageAccount = (accountId: number) =>
  queryOptions({
    queryKey: ['postage', 'account', accountId],
    queryFn: () => call(postage.show, { params: { accountId } }),
  })

export const postageForecast = queryOptions({
  queryKey: ['postage', 'forecast'],
  queryFn: () => call(postage.forecast, { query: {} }),
})

export const statementList = (view: 'waiting' | 'all') =>
  queryOptions({
    queryKey: ['postage', 'statements', view],
    queryFn: () => call(postageStatements.list, { query: { view } }),
  })
