import { call } from '@cartwright/api/client'
import { rebills } from '@cartwright/api/rebills'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type RebillPreview = SuccessOf<typeof rebills.preview>
export type RebilledBill = RebillPreview['bills'][number]
export type Replacement = SuccessOf<typeof rebills.show>
export type RebillNamed = InputOf<typeof rebills.preview>['body']

/** What cancelling bills and billing them anew would come to. Looked at anew each time: money may have moved. */
export const rebillPreview = (accountNumber: string, body: RebillNamed) =>
  queryOptions({
    queryKey: ['account', accountNumber, 'rebill', body],
    queryFn: () => call(rebills.preview, { params: { accountNumber }, body }),
    retry: false,
  })

export const replacementShown = (number: string) =>
  queryOptions({
    queryKey: ['replacement', number],
    queryFn: () => call(rebills.show, { params: { number } }),
  })
