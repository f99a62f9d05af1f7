import { call } from '@cartwright/api/client'
import { confidential } from '@cartwright/api/confidential'
import { desk } from '@cartwright/api/desk'
import { identity } from '@cartwright/api/identity'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type Desk = SuccessOf<typeof desk.show>
export type Promised = Desk['promises'][number]
export type Happened = SuccessOf<typeof desk.history>['rows'][number]
export type Identity = SuccessOf<typeof identity.show>
export type Unhiding = SuccessOf<typeof confidential.list>['rows'][number]

export const deskShown = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'desk'],
    queryFn: () => call(desk.show, { params: { accountNumber } }),
  })

export const identityShown = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'identity'],
    queryFn: () => call(identity.show, { params: { accountNumber } }),
  })

/** All that happened to an account, of some sources or of all. */
export const historyOf = (accountNumber: string, kinds: readonly string[]) =>
  infiniteQueryOptions({
    queryKey: ['account', accountNumber, 'history', kinds],
    queryFn: ({ pageParam: after }) =>
      call(desk.history, {
        params: { accountNumber },
        query: { limit: 100, after, ...(kinds.length > 0 && { kinds: kinds.join(',') }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  })

export const unhidings = queryOptions({
  queryKey: ['confidential', 'unhidings'],
  queryFn: () => call(confidential.list, {}),
})
