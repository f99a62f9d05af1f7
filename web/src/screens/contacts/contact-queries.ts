import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { LogSearch } from './log-search.ts'

export type Contact = SuccessOf<typeof contacts.list>['rows'][number]
export type CallerAccount = SuccessOf<typeof contacts.caller>['rows'][number]

/** The call the person who looks is on. It is asked again now and then: another window may have ended it. */
export const callGoing = queryOptions({
  queryKey: ['contacts', 'going'],
  queryFn: () => call(contacts.going, {}),
  staleTime: 5_000,
  refetchInterval: 60_000,
})

export const contactReasons = queryOptions({
  queryKey: ['contacts', 'reasons'],
  queryFn: () => call(contacts.reasons, {}),
  staleTime: 300_000,
})

export const callerFound = (from: string) =>
  queryOptions({
    queryKey: ['contacts', 'caller', from],
    queryFn: () => call(contacts.caller, { query: { from } }),
  })

export const contactLog = (search: LogSearch) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'log', search],
    queryFn: ({ pageParam: after }) =>
      call(contacts.list, { query: { ...filterOf(search), limit: 100, after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  })

/** What the address of the screen asks for, as the server takes it. */
export const filterOf = ({ account, followUp, takenBy, ...same }: LogSearch) => ({
  ...same,
  ...(account && { accountNumber: account }),
  ...(followUp && { followUp }),
  ...(takenBy && { takenBy }),
})
