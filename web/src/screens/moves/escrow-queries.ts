import { call } from '@cartwright/api/client'
import { escrow } from '@cartwright/api/escrow'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type EscrowLetter = SuccessOf<typeof escrow.list>['rows'][number]
export type EscrowRule = SuccessOf<typeof escrow.rule>

/** By when a letter that is asked for today is to be sent. */
export const escrowRule = queryOptions({
  queryKey: ['escrow', 'rule'],
  queryFn: () => call(escrow.rule, {}),
})

export const escrowLettersOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['escrow', accountNumber, 'letters'],
    queryFn: () => call(escrow.ofAccount, { params: { accountNumber } }),
  })

export const escrowList = (view: 'to-send' | 'all') =>
  queryOptions({
    queryKey: ['escrow', 'list', view],
    queryFn: () => call(escrow.list, { query: { view } }),
  })
