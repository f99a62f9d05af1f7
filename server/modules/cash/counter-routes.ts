import { counter } from '@cartwright/api/counter'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { bankDeposits, depositOnStatement, prepareDeposit, sendDeposit } from './bank-deposits.ts'
import { receiptPdf, slipPdf } from './counter-papers.ts'
import { drawers } from './drawer-rows.ts'
import { receiptsOf } from './receipt-rows.ts'
import { takeReceipt } from './take-receipt.ts'
import { closeDrawer, countDrawer, openDrawer, signDrawer } from './tend-drawer.ts'
import { voidReceipt } from './void-receipt.ts'

/** The counter with its drawers, and what is taken to the bank. */
export function serveCounter(door: Door): void {
  door.open(counter.drawers, async (work) => ({ rows: await drawers(work) }))
  door.openLong(counter.openDrawer, ({ inTransaction }, received) =>
    againAfter('one_drawer_per_cashier', () =>
      againAfter('one_drawer_per_request', () => inTransaction((work) => openDrawer(work, received))),
    ),
  )
  door.open(counter.count, countDrawer)
  door.open(counter.closeDrawer, closeDrawer)
  door.open(counter.signDrawer, signDrawer)
  door.open(counter.receipts, async (work, { params }) => ({ rows: await receiptsOf(work, params.drawerId) }))
  door.open(counter.take, takeReceipt)
  door.open(counter.voidReceipt, voidReceipt)
  door.openLong(counter.printReceipt, async ({ inTransaction }, { params: { number }, query: { paper } }) =>
    asPdf(await receiptPdf(inTransaction, { number, paper }), `receipt-${number}`),
  )
  serveDeposits(door)
}

function serveDeposits(door: Door): void {
  door.open(counter.bankDeposits, bankDeposits)
  door.openLong(counter.prepare, ({ inTransaction }, received) =>
    againAfter('one_bank_deposit_per_request', () => inTransaction((work) => prepareDeposit(work, received))),
  )
  door.open(counter.send, (work, { params }) => sendDeposit(work, params.bankDepositId))
  door.open(counter.onStatement, depositOnStatement)
  door.openLong(counter.slip, async ({ inTransaction }, { params: { bankDepositId } }) =>
    asPdf(await slipPdf(inTransaction, bankDepositId), `bank-deposit-${bankDepositId}`),
  )
}

const asPdf = (bytes: Uint8Array, name: string): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}.pdf"` },
  })
