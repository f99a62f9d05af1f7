import { call } from '@cartwright/api/client'
import { proposals } from '@cartwright/api/proposals'
import type { SuccessOf } from '@cartwright/api/route'
import { whatIfs } from '@cartwright/api/what-ifs'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ImpactSearch } from './impact-search.ts'

export type Proposal = SuccessOf<typeof proposals.show>
export type ListedProposal = SuccessOf<typeof proposals.list>['rows'][number]
export type ProposedRate = SuccessOf<typeof proposals.rows>['rows'][number]
export type WhatIf = SuccessOf<typeof whatIfs.show>
export type Impact = SuccessOf<typeof whatIfs.impact>
export type ImpactAccount = SuccessOf<typeof whatIfs.accounts>['rows'][number]

export const proposalList = queryOptions({
  queryKey: ['proposals'],
  queryFn: () => call(proposals.list, {}),
})

export const proposalShown = (id: number, version: number | undefined) =>
  queryOptions({
    queryKey: ['proposals', id, version],
    queryFn: () => call(proposals.show, { params: { id }, query: { version } }),
  })

export const proposedRates = (id: number, version: number) =>
  queryOptions({
    queryKey: ['proposals', id, 'rates', version],
    queryFn: () => call(proposals.rows, { params: { id }, query: { version } }),
  })

const underWay = ({ state, failure }: WhatIf): boolean => state === 'calculating' && failure === null

/** The what-ifs of a proposal, or all; asked for again every second while one is calculated. */
export const whatIfList = (proposal?: number) =>
  queryOptions({
    queryKey: ['what-ifs', 'of', proposal],
    queryFn: () => call(whatIfs.list, { query: { proposal } }),
    refetchInterval: ({ state }) => (state.data?.rows.some(underWay) ? 1000 : false),
  })

export const whatIfShown = (id: number) =>
  queryOptions({
    queryKey: ['what-ifs', id],
    queryFn: () => call(whatIfs.show, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && underWay(state.data) ? 1000 : false),
  })

/** What it came to. It never changes, so it is asked for once. */
export const impactShown = (id: number) =>
  queryOptions({
    queryKey: ['what-ifs', id, 'impact'],
    queryFn: () => call(whatIfs.impact, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const impactAccounts = (id: number, search: ImpactSearch) => {
  const { view: _, order: sort, ...filter } = search
  return infiniteQueryOptions({
    queryKey: ['what-ifs', id, 'accounts', sort, filter],
    queryFn: ({ pageParam: after }) =>
      call(whatIfs.accounts, { params: { id }, query: { ...filter, sort, limit: 200, after } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}

export const impactAccount = (id: number, accountNumber: string) =>
  queryOptions({
    queryKey: ['what-ifs', id, 'account', accountNumber],
    queryFn: () => call(whatIfs.account, { params: { id, accountNumber } }),
  })
