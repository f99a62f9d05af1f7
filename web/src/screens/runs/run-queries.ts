import { bills } from '@cartwright/api/bills'
import { call } from '@cartwright/api/client'
import { deliveries } from '@cartwright/api/deliveries'
import { ledger } from '@cartwright/api/ledger'
import { registers } from '@cartwright/api/registers'
import { reviews } from '@cartwright/api/reviews'
import { runs } from '@cartwright/api/runs'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { RegisterFilter, RunState } from './run-types.ts'

export type RegisterSort = 'account' | 'change' | 'charges'

const firstPage = undefined as string | undefined

/** Runs, newest first, page by page; all of them or those in one state. */
export const runList = (state?: RunState) =>
  infiniteQueryOptions({
    queryKey: ['runs', 'list', state],
    queryFn: ({ pageParam }) => call(runs.list, { query: { limit: 50, state, after: pageParam } }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const proposals = queryOptions({
  queryKey: ['runs', 'proposals'],
  queryFn: () => call(runs.proposals, {}),
})

/** One run. Everything else that is known of it lies under the same key, so one step makes all of it stale. */
export const runShown = (id: number) =>
  queryOptions({ queryKey: ['run', id], queryFn: () => call(runs.show, { params: { id } }) })

/** Why a run differs from an earlier one; from the last of its cycle unless another is named. */
export const runChange = (id: number, against?: number) =>
  queryOptions({
    queryKey: ['run', id, 'change', against],
    queryFn: () => call(registers.change, { params: { id }, query: { against } }),
  })

export const runStopped = (id: number, against?: number) =>
  queryOptions({
    queryKey: ['run', id, 'stopped', against],
    queryFn: () => call(registers.stopped, { params: { id }, query: { against } }),
  })

export const runSample = (id: number) =>
  queryOptions({ queryKey: ['run', id, 'sample'], queryFn: () => call(reviews.sample, { params: { id } }) })

export const runDistribution = (id: number) =>
  queryOptions({
    queryKey: ['run', id, 'distribution'],
    queryFn: () => call(ledger.distribution, { params: { id } }),
  })

export const runPrintJobs = (id: number) =>
  queryOptions({
    queryKey: ['run', id, 'print-jobs'],
    queryFn: () => call(bills.printJobs, { params: { id } }),
  })

/** The register as it is narrowed and sorted, page by page. */
export const registerPages = (
  id: number,
  filter: RegisterFilter,
  sort: RegisterSort = 'account',
  limit = 200,
) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'register', filter, sort, limit],
    queryFn: ({ pageParam }) =>
      call(registers.register, { params: { id }, query: { ...filter, sort, limit, after: pageParam } }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const registerBill = (id: number, accountNumber: string) =>
  queryOptions({
    queryKey: ['run', id, 'bill', accountNumber],
    queryFn: () => call(registers.bill, { params: { id, accountNumber } }),
  })

export const runDelivery = (id: number) =>
  queryOptions({
    queryKey: ['run', id, 'delivery'],
    queryFn: () => call(deliveries.ofRun, { params: { id } }),
    // E-mails are sent meanwhile.
    refetchInterval: ({ state: { data } }) =>
      data?.emails && data.emails.waiting + data.emails.sending > 0 ? 3000 : false,
  })

export const runEmails = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'emails'],
    queryFn: ({ pageParam }) =>
      call(deliveries.emails, { params: { id }, query: { limit: 100, after: pageParam } }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ rows }) => rows.some(({ state }) => state === 'waiting' || state === 'sending'))
        ? 3000
        : false,
  })
