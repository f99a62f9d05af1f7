import { returnedMail } from '@cartwright/api/returned-mail'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { billOfBarcode } from './bill-of-barcode.ts'
import { enterPiece } from './enter-piece.ts'
import { findPiece } from './find-piece.ts'
import { pieceList, returnFigures } from './returned-rows.ts'
import { workPiece } from './work-piece.ts'

/** Mail that came back. */
export function serveReturnedMail(door: Door): void {
  door.open(returnedMail.list, pieceList)
  door.open(returnedMail.figures, returnFigures)
  door.open(returnedMail.find, async (work, { query: { typed } }) => {
    const {
      accountId: _,
      billId: __,
      partyId: ___,
      sentLine1: ____,
      ...shown
    } = await findPiece(work, typed, billOfBarcode)
    return shown
  })
  door.openLong(returnedMail.enter, ({ inTransaction }, received) =>
    againAfter('one_returned_piece_per_request', () =>
      inTransaction((work) => enterPiece(work, received, billOfBarcode)),
    ),
  )
  door.open(returnedMail.work, workPiece)
}
