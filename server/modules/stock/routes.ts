import { stock } from '@cartwright/api/stock'
import type { Door } from '../../door.ts'
import { addItem, addLocation, addVersion, changeItem, closeLocation, retireItem } from './change-items.ts'
import { moveStock, takeBackMove, transferStock } from './move-stock.ts'
import { packingListPdf } from './packing-list.ts'
import { receiveStock } from './receive-stock.ts'
import { showItem, showItems } from './show-items.ts'
import { locations } from './stock-rows.ts'
import { stockRegister } from './stock-register.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What bills are made of. */
export function serveStock(door: Door): void {
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

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
