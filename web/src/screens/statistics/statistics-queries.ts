import { call } from '@cartwright/api/client'
import { deskStatistics } from '@cartwright/api/desk-statistics'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Figures = SuccessOf<typeof deskStatistics.show>
export type Contacts = Figures['contacts']
export type Adjusted = Figures['adjustments']['byReason'][number]
export type OfType = Figures['cases']['byType'][number]
export type OfAge = Figures['cases']['byAge'][number]

/** The days that are asked for; without them, this month up to today. */
export type StatisticsSearch = { readonly from?: string; readonly to?: string }

export const statisticsShown = (search: StatisticsSearch) =>
  queryOptions({
    queryKey: ['desk-statistics', search],
    queryFn: () => call(deskStatistics.show, { query: search }),
  })
