import { call } from '@cartwright/api/client'
import { online } from '@cartwright/api/online'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { money } from '../../parts/money.tsx'

export type OnlinePayment = SuccessOf<typeof online.list>['rows'][number]
export type View = 'all' | 'pending' | 'failed'

/** What was paid online for an account, and what is on its way. */
export const onlineOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'online'],
    queryFn: () => call(online.ofAccount, { params: { accountNumber } }),
  })

/** Payments made online, newest first. */
export const onlineList = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['online', view],
    queryFn: ({ pageParam }) =>
      call(online.list, {
        query: {
          ...(view !== 'all' && { state: view }),
          ...(pageParam !== null && { after: pageParam }),
        },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** How a payment stands, in a word, a shape and what went back of it. */
export function standing({ state, refundedCents, disputedCents }: OnlinePayment): string {
  if (state === 'pending') return '◷ on its way'
  if (state === 'failed') return '✗ the bank did not pay'
  if (state !== 'paid') return '○ not paid'
  if (disputedCents > 0) return `⚠ ${money(disputedCents)} disputed`
  return refundedCents > 0 ? `⟲ ${money(refundedCents)} given back` : '✓ paid'
}

/** With what it was paid: `card visa 4242`, `bank account 6789`. */
export const paidWith = ({ tender, brand, last4 }: OnlinePayment): string =>
  [tender === 'ach' ? 'bank account' : tender, brand, last4].filter((one) => one !== null).join(' ')

export type OnlineRefund = SuccessOf<typeof online.refunds>['rows'][number]

/** What is to go back by the provider: what waits for a second person first. */
export const onlineRefunds = queryOptions({
  queryKey: ['online', 'refunds'],
  queryFn: () => call(online.refunds, {}),
})

/** How far it is with money that goes back. */
export const refundStanding: Record<OnlineRefund['state'], string> = {
  waiting: '○ waits for a second person',
  declined: '✗ declined',
  asked: '◷ the provider is asked',
  given: '✓ given back',
  failed: '✗ the provider said no',
  returned: '⚠ the card or bank did not take it',
}
