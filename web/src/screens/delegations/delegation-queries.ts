import { call } from '@cartwright/api/client'
import { delegations } from '@cartwright/api/delegations'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Delegation = SuccessOf<typeof delegations.list>['rows'][number]
export type DelegationReport = SuccessOf<typeof delegations.report>
export type Choice = SuccessOf<typeof delegations.choices>['rows'][number]

export const delegationList = queryOptions({
  queryKey: ['delegations'],
  queryFn: () => call(delegations.list, {}),
})

export const delegationReport = (id: number) =>
  queryOptions({
    queryKey: ['delegations', id],
    queryFn: () => call(delegations.report, { params: { id } }),
  })

export const delegationChoices = queryOptions({
  queryKey: ['delegations', 'choices'],
  queryFn: () => call(delegations.choices, {}),
})
