import { call } from '@cartwright/api/client'
import { partyMerges } from '@cartwright/api/party-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Preview = SuccessOf<typeof partyMerges.preview>
export type Duplicate = SuccessOf<typeof partyMerges.duplicates>['rows'][number]

export const duplicates = queryOptions({
  queryKey: ['party-merges', 'duplicates'],
  queryFn: () => call(partyMerges.duplicates, {}),
})

export const merges = queryOptions({
  queryKey: ['party-merges', 'list'],
  queryFn: () => call(partyMerges.list, { query: {} }),
})

export const mergePreview = (keep: number, merge: number) =>
  queryOptions({
    queryKey: ['party-merges', 'preview', keep, merge],
    queryFn: () => call(partyMerges.preview, { query: { keep, merge } }),
  })
