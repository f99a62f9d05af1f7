import { call } from '@cartwright/api/client'
import { inserts } from '@cartwright/api/inserts'
import type { InputOf, SuccessOf } from '@cartwright/api/route'
import { queryOptions } from '@tanstack/react-query'

export type Insert = SuccessOf<typeof inserts.list>['rows'][number]
export type WholeInsert = SuccessOf<typeof inserts.show>
export type Reach = SuccessOf<typeof inserts.preview>
export type Draft = InputOf<typeof inserts.preview>['body']
export type Piece = WholeInsert['undeliverable'][number]

export const insertList = queryOptions({
  queryKey: ['inserts', 'list'],
  queryFn: () => call(inserts.list, {}),
})

export const insertShown = (insertId: number) =>
  queryOptions({
    queryKey: ['inserts', insertId],
    queryFn: () => call(inserts.show, { params: { insertId } }),
  })

/** The first five hundred addresses of a mailing. */
export const insertPieces = (insertId: number) =>
  queryOptions({
    queryKey: ['inserts', insertId, 'pieces'],
    queryFn: () => call(inserts.pieces, { params: { insertId }, query: {} }),
  })

/** Sends a receipt as a form, which the contract describes but cannot type. */
export function sendReceipt(insertId: number, file: File): Promise<WholeInsert> {
  const body = new FormData()
  body.set('file', file)
  return call(inserts.receipt, { params: { insertId }, body: body as never })
}
