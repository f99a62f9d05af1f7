import { call } from '@cartwright/api/client'
import { moves } from '@cartwright/api/moves'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Moved = SuccessOf<typeof moves.stop>
export type MoveRow = SuccessOf<typeof moves.ofAccount>['rows'][number]
export type AskedStop = InputOf<typeof moves.stop>['body']
export type AskedStart = InputOf<typeof moves.start>['body']
export type AskedMove = InputOf<typeof moves.move>['body']
export type AskedChange = InputOf<typeof moves.change>['body']
export type AskedNewOwner = InputOf<typeof moves.newOwner>['body']

/** What is asked, and how its outcome is looked at before it is done. */
export type Preview = {
  readonly what: string
  readonly asked: object
  readonly ask: () => Promise<Moved>
}

/** What would come of it; asked for again when something of it changes. */
export const preview = ({ what, asked, ask }: Preview, enabled: boolean) =>
  queryOptions({
    queryKey: ['moves', 'preview', what, { ...asked, requestId: null }],
    queryFn: ask,
    enabled,
    retry: false,
    staleTime: 0,
  })

export const movesOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['moves', accountNumber],
    queryFn: () => call(moves.ofAccount, { params: { accountNumber } }),
  })
