import { orders } from '@cartwright/api/orders'
import { againAfter } from '#database/again-after'
import { takenBack } from '#kernel/taken-back'
import { compileDocument } from '#ports/documents/compile-document'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { addOrder } from './add-order.ts'
import { completeOrder, previewCompletion } from './complete-order.ts'
import { crewCsv, crewListData, crewWorkbook } from './crew-list.ts'
import { listOrders, orderDetail } from './orders-queries.ts'
import { orderWorkbook } from './order-workbook.ts'
import { quoteOrder } from './quote-order.ts'
import { cancelOrder, couldNotDoOrder, scheduleOrder } from './take-steps.ts'
import { undoOrder } from './undo-order.ts'

/** What the crew is asked to do. */
export function serveOrders(door: Door): void {
  serveLists(door)
  door.open(orders.show, (work, { params }) => orderDetail(work, params.orderId))
  door.open(orders.quote, async (work, { params, body }) =>
    quoteOrder(work, await accountByNumber(work, params.accountNumber), body),
  )
  door.openLong(orders.add, ({ inTransaction }, { params, body }) =>
    againAfter('one_order_per_request', () =>
      inTransaction((work) => addOrder(work, params.accountNumber, body)),
    ),
  )
  door.open(orders.schedule, scheduleOrder)
  door.openLong(orders.previewComplete, ({ inTransaction }, asked) =>
    takenBack(inTransaction, (work) => previewCompletion(work, asked)),
  )
  door.open(orders.complete, completeOrder)
  door.open(orders.couldNot, couldNotDoOrder)
  door.open(orders.cancel, cancelOrder)
  door.open(orders.undo, undoOrder)
}

function serveLists(door: Door): void {
  door.open(orders.list, (work, { query }) => listOrders(work, query))
  door.open(orders.workbook, async (work, { query }) =>
    asFile(await orderWorkbook(work, query), spreadsheet, 'service-orders.xlsx'),
  )
  door.openLong(orders.crewPdf, async ({ inTransaction }, { query }) => {
    const data = await inTransaction((work) => crewListData(work, query))
    const bytes = await compileDocument({ template: 'crew-list.typ', data, standard: 'ua-1' })
    return asFile(bytes, 'application/pdf', `crew-list-${query.on}.pdf`)
  })
  door.open(orders.crewWorkbook, async (work, { query }) =>
    asFile(await crewWorkbook(work, query), spreadsheet, `crew-list-${query.on}.xlsx`),
  )
  door.open(orders.crewCsv, async (work, { query }) =>
    asFile(
      new TextEncoder().encode(await crewCsv(work, query)),
      'text/csv; charset=utf-8',
      `crew-list-${query.on}.csv`,
    ),
  )
}

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const asFile = (bytes: Uint8Array, mediaType: string, name: string): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` },
  })
