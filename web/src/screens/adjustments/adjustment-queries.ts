import { adjustmentFiles } from '@cartwright/api/adjustment-files'
import { adjustments } from '@cartwright/api/adjustments'
import { call } from '@cartwright/api/client'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { standardCases } from '@cartwright/api/standard-cases'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AdjustmentSearch } from './adjustment-search.ts'

export type AdjustmentRow = SuccessOf<typeof adjustments.list>['rows'][number]
export type AdjustmentShown = SuccessOf<typeof adjustments.show>
export type Preview = SuccessOf<typeof adjustments.preview>
export type Reason = SuccessOf<typeof adjustments.reasons>['rows'][number]
export type LineLeft = SuccessOf<typeof adjustments.linesLeft>['rows'][number]
export type Evidence = SuccessOf<typeof adjustmentFiles.attach>
export type AskedBody = InputOf<typeof adjustments.preview>['body']
export type CaseFacts = InputOf<typeof standardCases.preview>['body']['facts']
export type CaseRow = SuccessOf<typeof standardCases.ofAccount>['rows'][number]
export type Verdict = SuccessOf<typeof standardCases.preview>

export const reasonsShown = queryOptions({
  queryKey: ['adjustments', 'reasons'],
  queryFn: () => call(adjustments.reasons, {}),
})

export const adjustmentList = (search: AdjustmentSearch) =>
  infiniteQueryOptions({
    queryKey: ['adjustments', 'list', search],
    queryFn: ({ pageParam: after }) => call(adjustments.list, { query: { ...search, limit: 100, after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  })

export const adjustmentShown = (id: number) =>
  queryOptions({
    queryKey: ['adjustments', 'one', id],
    queryFn: () => call(adjustments.show, { params: { id } }),
  })

/** The lines of the last bills of an account, and those of one bill, however old. */
export const linesLeftOf = (accountNumber: string, bill?: string) =>
  queryOptions({
    queryKey: ['adjustments', 'lines-left', accountNumber, bill],
    queryFn: () => call(adjustments.linesLeft, { params: { accountNumber }, query: { bill } }),
  })

export const casesOf = (accountNumber: string) =>
  queryOptions({
    queryKey: ['adjustments', 'cases', accountNumber],
    queryFn: () => call(standardCases.ofAccount, { params: { accountNumber } }),
  })

/** What an adjustment would do, asked again whenever what is typed changes; null: nothing is typed yet. */
export const previewOf = (accountNumber: string, body: AskedBody | null) =>
  queryOptions({
    queryKey: ['adjustments', 'preview', accountNumber, body],
    queryFn: () => call(adjustments.preview, { params: { accountNumber }, body: body! }),
    enabled: body !== null,
    retry: false,
  })

/** What a standard case comes to. */
export const verdictOf = (accountNumber: string, facts: CaseFacts | null, evidence: number[]) =>
  queryOptions({
    queryKey: ['adjustments', 'verdict', accountNumber, facts, evidence],
    queryFn: () =>
      call(standardCases.preview, { params: { accountNumber }, body: { facts: facts!, evidence } }),
    enabled: facts !== null,
    retry: false,
  })

/** Keeps a file as evidence. It is sent as a form, which the contract describes but cannot type. */
export function attachEvidence(accountNumber: string, file: File): Promise<Evidence> {
  const body = new FormData()
  body.set('file', file)
  return call(adjustmentFiles.attach, { params: { accountNumber }, body: body as never })
}
