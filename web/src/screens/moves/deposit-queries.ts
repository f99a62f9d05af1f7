import { agreements } from '@cartwright/api/agreements'
import { call } from '@cartwright/api/client'
import { deposits } from '@cartwright/api/deposits'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Deposit = SuccessOf<typeof deposits.ofAccount>['rows'][number]
export type Agreement = SuccessOf<typeof agreements.ofAccount>['rows'][number]

export const depositsOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['deposits', accountNumber],
    queryFn: () => call(deposits.ofAccount, { params: { accountNumber } }),
  })

export const agreementsOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['agreements', accountNumber],
    queryFn: () => call(agreements.ofAccount, { params: { accountNumber } }),
  })
