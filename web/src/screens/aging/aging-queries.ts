import { aging } from '@cartwright/api/aging'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Aging = SuccessOf<typeof aging.show>
export type AgedRow = SuccessOf<typeof aging.accounts>['rows'][number]
export type Bucket = keyof Aging['bucketCents']

/** What a screen of the aging shows: the end of which day, and the accounts of which bucket and class. */
export type AgingSearch = {
  readonly asOf?: string
  readonly bucket?: Bucket | 'credit'
  readonly class?: string
}

export const buckets: readonly { readonly key: Bucket; readonly title: string }[] = [
  { key: 'current', title: 'Not past due' },
  { key: '1-30', title: '1 to 30 days' },
  { key: '31-60', title: '31 to 60 days' },
  { key: '61-90', title: '61 to 90 days' },
  { key: 'over-90', title: 'Over 90 days' },
]

/** The aging of a day. */
export const agingOf = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['aging', asOf ?? 'now'],
    queryFn: () => call(aging.show, { query: asOf === undefined ? {} : { asOf } }),
  })

/** The accounts behind a bucket. */
export const agedAccounts = ({ asOf, bucket, class: ofClass }: AgingSearch) =>
  queryOptions({
    queryKey: ['aging', asOf ?? 'now', 'accounts', bucket ?? 'all', ofClass ?? 'every class'],
    queryFn: () =>
      call(aging.accounts, {
        query: {
          bucket: bucket ?? 'all',
          ...(asOf !== undefined && { asOf }),
          ...(ofClass !== undefined && { class: ofClass }),
        },
      }),
  })
