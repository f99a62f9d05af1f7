import { call } from '@cartwright/api/client'
import { reconciliation } from '@cartwright/api/reconciliation'
import type { SuccessOf } from '@cartwright/api/route'
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'

export type Shown = SuccessOf<typeof reconciliation.show>
export type Line = Shown['lines'][number]
export type Item = Shown['items'][number]
export type Proposal = Shown['proposals'][number]
type Matches = SuccessOf<typeof reconciliation.matches>
export type Match = Matches['rows'][number]
export type Balance = SuccessOf<typeof reconciliation.balance>

export const reconciliationShown = infiniteQueryOptions({
  queryKey: ['reconciliation', 'open'],
  queryFn: ({ pageParam }) => call(reconciliation.show, { query: { limit: 500, ...pageParam } }),
  initialPageParam: null as Shown['next'],
  getNextPageParam: ({ next }: Shown) => next,
  select: ({ pages }: InfiniteData<Shown>) => together(pages),
})

/** Every row once, the oldest first. */
const once = <Row extends { readonly on: string }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string | number,
) =>
  [...new Map(rows.map((row) => [nameOf(row), row])).values()].toSorted((a, b) =>
    a.on < b.on ? -1 : Number(a.on > b.on),
  )

/** The pages as one, in their order: what a page names beside its own comes again on its own page. */
function together(pages: readonly Shown[]): Shown {
  return {
    ...pages.at(-1)!,
    lines: once(
      pages.flatMap(({ lines }) => lines),
      ({ lineId }) => lineId,
    ),
    items: once(
      pages.flatMap(({ items }) => items),
      ({ key }) => key,
    ),
    proposals: [
      ...new Map(
        pages
          .flatMap(({ proposals }) => proposals)
          .map((one) => [JSON.stringify([one.lineIds, one.keys]), one]),
      ).values(),
    ],
  }
}

export const matchesMade = infiniteQueryOptions({
  queryKey: ['reconciliation', 'matches'],
  queryFn: ({ pageParam: before }) => call(reconciliation.matches, { query: { limit: 100, before } }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: ({ next }: Matches) => next ?? undefined,
})
