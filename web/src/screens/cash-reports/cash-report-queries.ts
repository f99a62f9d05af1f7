import { cashReports } from '@cartwright/api/cash-reports'
import { call } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type CashDay = SuccessOf<typeof cashReports.day>
export type Tie = SuccessOf<typeof cashReports.tie>

export const cashDay = (on: string) =>
  queryOptions({
    queryKey: ['cash-reports', 'day', on],
    queryFn: () => call(cashReports.day, { query: { on } }),
    enabled: on !== '',
  })

export const tieShown = (asOf: string) =>
  queryOptions({
    queryKey: ['cash-reports', 'tie', asOf],
    queryFn: () => call(cashReports.tie, { query: { asOf } }),
    enabled: asOf !== '',
  })
