import { call } from '@cartwright/api/client'
import { mailSort } from '@cartwright/api/mail-sort'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type MailSort = SuccessOf<typeof mailSort.show>
export type Level = MailSort['levels'][number]
export type Tray = MailSort['trays'][number]
export type SortedPiece = SuccessOf<typeof mailSort.pieces>['rows'][number]

/** The sort of a run’s mail; null while there is none. */
export const runMailSort = (id: number) =>
  queryOptions({
    queryKey: ['run', id, 'mail-sort'],
    queryFn: () =>
      call(mailSort.show, { params: { id } }).catch((error: unknown) => {
        if ((error as { problem?: { code: string } }).problem?.code === 'RUN_NOT_SORTED') return null
        throw error
      }),
  })

/** The pieces of a run that go single piece, page by page. */
export const singlePieces = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['run', id, 'mail-sort', 'single'],
    queryFn: ({ pageParam }) =>
      call(mailSort.pieces, {
        params: { id },
        query: { level: 'single-piece', after: pageParam, limit: 100 },
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
