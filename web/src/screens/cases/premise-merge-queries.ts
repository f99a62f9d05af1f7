import { call } from '@cartwright/api/client'
import { premiseMerges } from '@cartwright/api/premise-merges'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type PremisePreview = SuccessOf<typeof premiseMerges.preview>
export type DuplicatePremise = SuccessOf<typeof premiseMerges.duplicates>['rows'][number]

export const duplicatePremises = queryOptions({
  queryKey: ['premise-merges', 'duplicates'],
  queryFn: () => call(premiseMerges.duplicates, {}),
})

export const premiseMergeList = queryOptions({
  queryKey: ['premise-merges', 'list'],
  queryFn: () => call(premiseMerges.list, {}),
})

export const premisePreview = (keep: number, merge: number) =>
  queryOptions({
    queryKey: ['premise-merges', 'preview', keep, merge],
    queryFn: () => call(premiseMerges.preview, { query: { keep, merge } }),
  })
