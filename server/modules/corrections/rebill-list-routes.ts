import { rebillLists } from '@cartwright/api/rebill-lists'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { approveList } from './approve-list.ts'
import { askForList } from './ask-for-list.ts'
import { badRows } from './bad-rows.ts'
import { bringRebillList } from './bring-rebill-list.ts'
import { lookAtList } from './look-at-list.ts'
import { rebillList, rebillListsShown, rebillRows } from './rebill-list-queries.ts'

/** Whole lists of bills cancelled and billed anew: brought, worked out, asked for and approved, some accounts at a time. */
export function serveRebillLists(door: Door): void {
  door.openLong(rebillLists.bring, ({ inTransaction }, { body }) =>
    againAfter('one_rebill_list_per_request', () =>
      inTransaction(async (work) => rebillList(work, await bringRebillList(work, body))),
    ),
  )
  door.open(rebillLists.lists, rebillListsShown)
  door.open(rebillLists.show, (work, { params }) => rebillList(work, params.id))
  door.open(rebillLists.rows, rebillRows)
  door.open(rebillLists.badRows, async (work, { params }) => {
    const { fileName, csv } = await badRows(work, params.id)
    return new Response(csv, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      },
    })
  })
  door.open(rebillLists.look, async (work, { params, body }) => {
    await lookAtList(work, { listId: params.id, ...body })
    return rebillList(work, params.id)
  })
  door.openLong(rebillLists.ask, async ({ inTransaction }, { params }) => {
    await askForList(inTransaction, params.id)
    return inTransaction((work) => rebillList(work, params.id))
  })
  door.openLong(rebillLists.approve, async ({ inTransaction }, { params, body }) => {
    await approveList(inTransaction, { listId: params.id, ...body })
    return inTransaction((work) => rebillList(work, params.id))
  })
}
