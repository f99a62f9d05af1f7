import { call } from '@cartwright/api/client'
import { returnedMail } from '@cartwright/api/returned-mail'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type Piece = SuccessOf<typeof returnedMail.enter>
export type Reason = Piece['reason']
export type Action = Piece['steps'][number]['action']
export type State = Piece['state']
export type Figures = SuccessOf<typeof returnedMail.figures>
export type PieceFilter = Omit<NonNullable<InputOf<typeof returnedMail.list>['query']>, 'after' | 'limit'>

export const returnedPieces = (filter: PieceFilter) =>
  infiniteQueryOptions({
    queryKey: ['returned-mail', 'list', filter],
    queryFn: ({ pageParam }) =>
      call(returnedMail.list, { query: { ...filter, ...(pageParam !== '' && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })

export const returnFigures = queryOptions({
  queryKey: ['returned-mail', 'figures'],
  queryFn: () => call(returnedMail.figures, {}),
})
