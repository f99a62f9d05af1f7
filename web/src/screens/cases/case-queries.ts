import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'
import type { CaseSearch } from './case-search.ts'

export type CaseRow = SuccessOf<typeof cases.list>['rows'][number]
export type CaseCounts = SuccessOf<typeof cases.list>['counts']
export type WholeCase = SuccessOf<typeof cases.show>
export type CaseType = SuccessOf<typeof cases.types>['rows'][number]
export type DisputedLine = WholeCase['disputedLines'][number]
export type CaseView = NonNullable<InputOf<typeof cases.list>['query']['view']>

export const caseList = (search: CaseSearch) =>
  queryOptions({
    queryKey: ['cases', 'list', search],
    queryFn: () => call(cases.list, { query: search }),
  })

export const caseShown = (id: number) =>
  queryOptions({ queryKey: ['cases', id], queryFn: () => call(cases.show, { params: { id } }) })

export const caseTypes = queryOptions({
  queryKey: ['cases', 'types'],
  queryFn: () => call(cases.types, {}),
  staleTime: 60_000,
})
