import { purchaseRequests } from '@cartwright/api/purchase-requests'
import { stock } from '@cartwright/api/stock'
import { stockCounts } from '@cartwright/api/stock-counts'
import { stockRuns } from '@cartwright/api/stock-runs'
import type { Door } from '../../door.ts'
import { addItem, addLocation, addVersion, changeItem, closeLocation, retireItem } from './change-items.ts'
import { addFound, enterCount, openCount } from './count-stock.ts'
import { stockCountList, wholeCount } from './count-rows.ts'
import { countSheetPdf } from './count-sheet.ts'
import { approveCount, dropCount, reopenCount, submitCount } from './decide-count.ts'
import { moveStock, takeBackMove, transferStock } from './move-stock.ts'
import { packingListPdf } from './packing-list.ts'
import { purchasePdf } from './purchase-pdf.ts'
import { purchaseList, purchaseRequest } from './purchase-rows.ts'
import { closeRequest, decideRequest, makeRequest, orderRequest } from './purchase-stock.ts'
import { bookRun, listRuns, releaseRun, reserveRun, showRun } from './run-stock.ts'
import type { MaterialOfRun } from './stock-for-run.ts'
import { receiveStock } from './receive-stock.ts'
import { showItem, showItems } from './show-items.ts'
import { locations } from './stock-rows.ts'
import { stockRegister } from './stock-register.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What bills are made of. The room of bills brings how it counts what a run puts into envelopes. */
export function serveStock(door: Door, materialOf: MaterialOfRun): void {
  serveItems(door)
  serveCounts(door)
  servePurchases(door)
  door.open(stockRuns.list, listRuns)
  door.open(stockRuns.show, (work, { params }) => showRun(work, params.runId, materialOf))
  door.open(stockRuns.reserve, (work, { params }) => reserveRun(work, params.runId, materialOf))
  door.open(stockRuns.book, (work, asked) => bookRun(work, asked, materialOf))
  door.open(stockRuns.release, (work, { params }) => releaseRun(work, params.runId, materialOf))
}

function serveItems(door: Door): void {
  door.open(stock.list, showItems)
  door.open(stock.add, addItem)
  door.open(stock.show, showItem)
  door.open(stock.change, changeItem)
  door.open(stock.retire, retireItem)
  door.open(stock.addVersion, addVersion)
  door.open(stock.locations, async (work) => ({ rows: await locations(work) }))
  door.open(stock.addLocation, addLocation)
  door.open(stock.closeLocation, closeLocation)
  door.open(stock.receive, receiveStock)
  door.open(stock.move, moveStock)
  door.open(stock.takeBack, takeBackMove)
  door.open(stock.transfer, transferStock)
  door.openLong(stock.packingList, async ({ inTransaction }, { params: { transferId } }) =>
    asFile(await packingListPdf(inTransaction, transferId), {
      type: 'application/pdf',
      disposition: `inline; filename="packing-list-${transferId}.pdf"`,
    }),
  )
  door.open(stock.register, async (work, asked) =>
    asFile(await stockRegister(work, asked), {
      type: spreadsheet,
      disposition: 'attachment; filename="stock.xlsx"',
    }),
  )
}

function serveCounts(door: Door): void {
  door.open(stockCounts.list, stockCountList)
  door.open(stockCounts.open, openCount)
  door.open(stockCounts.show, (work, { params }) => wholeCount(work, params.countId))
  door.openLong(stockCounts.sheet, async ({ inTransaction }, { params: { countId } }) =>
    asFile(await countSheetPdf(inTransaction, countId), {
      type: 'application/pdf',
      disposition: `inline; filename="count-${countId}.pdf"`,
    }),
  )
  door.open(stockCounts.enter, enterCount)
  door.open(stockCounts.found, addFound)
  door.open(stockCounts.submit, (work, { params }) => submitCount(work, params.countId))
  door.open(stockCounts.reopen, reopenCount)
  door.open(stockCounts.approve, approveCount)
  door.open(stockCounts.drop, dropCount)
}

function servePurchases(door: Door): void {
  door.open(purchaseRequests.list, purchaseList)
  door.open(purchaseRequests.make, makeRequest)
  door.open(purchaseRequests.show, (work, { params }) => purchaseRequest(work, params.requestId))
  door.openLong(purchaseRequests.pdf, async ({ inTransaction }, { params: { requestId } }) =>
    asFile(await purchasePdf(inTransaction, requestId), {
      type: 'application/pdf',
      disposition: `inline; filename="purchase-request-${requestId}.pdf"`,
    }),
  )
  door.open(purchaseRequests.decide, decideRequest)
  door.open(purchaseRequests.order, orderRequest)
  door.open(purchaseRequests.close, closeRequest)
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
