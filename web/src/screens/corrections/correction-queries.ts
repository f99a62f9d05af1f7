import { call } from '@cartwright/api/client'
import { corrections } from '@cartwright/api/corrections'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type Preview = SuccessOf<typeof corrections.preview>
export type Correction = SuccessOf<typeof corrections.show>
export type CorrectionRow = SuccessOf<typeof corrections.list>['rows'][number]
export type CorrectedBill = Preview['bills'][number]
export type CorrectedCharge = CorrectedBill['charges'][number]
export type Statement = InputOf<typeof corrections.preview>['body']
export type StatedFact = Statement['facts'][number]

export const correctionList = (accountNumber?: string) =>
  infiniteQueryOptions({
    queryKey: ['corrections', accountNumber],
    queryFn: ({ pageParam: after }) =>
      call(corrections.list, { query: { limit: 200, after, ...(accountNumber && { accountNumber }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  })

export const correctionShown = (id: number) =>
  queryOptions({
    queryKey: ['correction', id],
    queryFn: () => call(corrections.show, { params: { id } }),
  })
