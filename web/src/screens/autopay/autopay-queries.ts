import { autopay } from '@cartwright/api/autopay'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type OfAccount = SuccessOf<typeof autopay.ofAccount>
export type Mandate = OfAccount['rows'][number]
type Mandates = SuccessOf<typeof autopay.mandates>
type Runs = SuccessOf<typeof autopay.runs>
export type BankRun = Runs['rows'][number]
type Shown = SuccessOf<typeof autopay.show>
export type Entry = Shown['entries'][number]
export type LeftOut = Shown['leftOut'][number]

export const autopayOfAccount = (accountNumber: string) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'autopay'],
    queryFn: () => call(autopay.ofAccount, { params: { accountNumber } }),
  })

export const mandateList = (state: Mandate['state']) =>
  infiniteQueryOptions({
    queryKey: ['autopay', 'mandates', state],
    queryFn: ({ pageParam: after }) => call(autopay.mandates, { query: { state, limit: 200, after } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }: Mandates) => next ?? undefined,
  })

export const runList = infiniteQueryOptions({
  queryKey: ['autopay', 'runs'],
  queryFn: ({ pageParam: after }) => call(autopay.runs, { query: { limit: 100, after } }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }: Runs) => next ?? undefined,
})

export const runShown = (runId: number) =>
  queryOptions({
    queryKey: ['autopay', 'run', runId],
    queryFn: () => call(autopay.show, { params: { runId } }),
  })
