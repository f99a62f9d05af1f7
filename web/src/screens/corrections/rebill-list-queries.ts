import { call } from '@cartwright/api/client'
import { rebillLists } from '@cartwright/api/rebill-lists'
import type { SuccessOf } from '@cartwright/api/route'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

export type RebillList = SuccessOf<typeof rebillLists.show>
export type RebillRow = SuccessOf<typeof rebillLists.rows>['rows'][number]

export const rebillListsShown = queryOptions({
  queryKey: ['rebill-lists'],
  queryFn: () => call(rebillLists.lists, { query: { limit: 100 } }),
})

export const rebillListShown = (id: number) =>
  queryOptions({
    queryKey: ['rebill-list', id],
    queryFn: () => call(rebillLists.show, { params: { id } }),
  })

export const rebillRows = (id: number, state: RebillRow['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['rebill-list', id, 'rows', state],
    queryFn: ({ pageParam: after }) =>
      call(rebillLists.rows, { params: { id }, query: { limit: 200, after, ...(state && { state }) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: { next: string | null }) => next ?? undefined,
  })

/** Works out what is new, some accounts at a time, until nothing is. `again`: what is bad as well. */
export async function lookAtAll(id: number, again: boolean): Promise<RebillList> {
  let list = await call(rebillLists.look, { params: { id }, body: { again } })
  while (list.new > 0) list = await call(rebillLists.look, { params: { id }, body: { again: false } })
  return list
}

/** Asks for all that is ready, some accounts at a time. */
export async function askForAll(id: number): Promise<RebillList> {
  let list = await call(rebillLists.ask, { params: { id } })
  while (list.ready > 0) list = await call(rebillLists.ask, { params: { id } })
  return list
}

/** Approves all that waits and is not held up, some accounts at a time; first tries again what is. */
export async function approveAll(id: number, note: string): Promise<RebillList> {
  const body = { ...(note.trim() && { note }) }
  let list = await call(rebillLists.approve, { params: { id }, body: { ...body, again: true } })
  while (list.waiting > list.heldUp)
    list = await call(rebillLists.approve, { params: { id }, body: { ...body, again: false } })
  return list
}
