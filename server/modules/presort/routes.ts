import { mailSort } from '@cartwright/api/mail-sort'
import type { Door } from '../../door.ts'
import { qualificationPdf, qualificationWorkbook } from './qualification-files.ts'
import { sortedPieces, sortShown } from './sort-shown.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The sort of a run’s mail, to be looked at. It is asked for where the pieces are (`bills`). */
export function serveMailSort(door: Door): void {
  door.open(mailSort.show, (work, { params }) => sortShown(work, params.id))
  door.open(mailSort.pieces, sortedPieces)
  door.openLong(mailSort.report, async ({ inTransaction }, { params: { id } }) =>
    asFile(await qualificationPdf(inTransaction, id), {
      type: 'application/pdf',
      disposition: `inline; filename="qualification-run-${id}.pdf"`,
    }),
  )
  door.open(mailSort.workbook, async (work, { params: { id } }) =>
    asFile(await qualificationWorkbook(work, id), {
      type: spreadsheet,
      disposition: `attachment; filename="qualification-run-${id}.xlsx"`,
    }),
  )
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
