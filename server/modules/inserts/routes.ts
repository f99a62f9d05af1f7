import { inserts } from '@cartwright/api/inserts'
import { againAfter } from '#database/again-after'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { declarationPdf } from './declaration-pdf.ts'
import { approveInsert, dropInsert } from './decide-insert.ts'
import { reachOf } from './insert-reach.ts'
import { insertList, wholeInsert } from './insert-rows.ts'
import { keepReceipt, receiptContent } from './keep-receipt.ts'
import { addressWorkbook, insertsCsv, piecesAfter } from './list-files.ts'
import { mailInsert } from './mail-insert.ts'
import { proposeInsert } from './propose-insert.ts'
import { returnPiece } from './return-piece.ts'

/** Notices and inserts. */
export function serveInserts(door: Door): void {
  door.open(inserts.list, async (work) => ({ rows: await insertList(work) }))
  door.open(inserts.preview, async (work, { body }) => (await reachOf(work, body)).reach)
  door.openLong(inserts.propose, ({ inTransaction }, received) =>
    againAfter('one_insert_per_request', () => inTransaction((work) => proposeInsert(work, received))),
  )
  door.open(inserts.show, (work, { params }) => wholeInsert(work, params.insertId))
  door.open(inserts.approve, approveInsert)
  door.open(inserts.drop, dropInsert)
  door.open(inserts.mailed, mailInsert)
  door.open(inserts.returned, returnPiece)
  serveFiles(door)
}

function serveFiles(door: Door): void {
  door.openLong(inserts.receipt, async ({ context, inTransaction }, { params: { insertId } }) => {
    const form = await context.req.raw.formData().catch(() => new FormData())
    const file = form.get('file')
    if (!(file instanceof File))
      return refuse('REQUEST_INVALID', {
        faults: [{ field: 'file', message: 'Send a PDF, JPEG or PNG file.' }],
      })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return inTransaction((work) => keepReceipt(work, { insertId, name: file.name, bytes }))
  })
  door.open(inserts.receiptFile, (work, { params }) => receiptContent(work, params.receiptId))
  door.open(inserts.pieces, async (work, { params, query }) => ({
    rows: await piecesAfter(work, params.insertId, query.after),
  }))
  door.open(inserts.workbook, async (work, { params: { insertId } }) =>
    asFile(await addressWorkbook(work, insertId), {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      disposition: `attachment; filename="notice-${insertId}-addresses.xlsx"`,
    }),
  )
  door.openLong(inserts.declaration, async ({ inTransaction }, { params: { insertId } }) =>
    asFile(await declarationPdf(inTransaction, insertId), {
      type: 'application/pdf',
      disposition: `inline; filename="notice-${insertId}-declaration.pdf"`,
    }),
  )
  door.open(inserts.ofRun, async (work, { params: { runId } }) =>
    asFile(Buffer.from(await insertsCsv(work, runId)), {
      type: 'text/csv',
      disposition: `attachment; filename="run-${runId}-inserts.csv"`,
    }),
  )
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
