import { bills } from '@cartwright/api/bills'
import { registers } from '@cartwright/api/registers'
import type { Door } from '../../door.ts'
import { billHtml } from './bill-html.ts'
import { billPdf, previewPdf } from './bill-pdf.ts'
import { billShown, billsOfAccount, printedFile, printJobById, printJobs } from './bills-queries.ts'
import { type PrintFolder, printRun } from './print-run.ts'

/** Posted bills, previews, and the print files of a run. */
export function serveBills(door: Door, { printFolder }: PrintFolder): void {
  door.open(bills.ofAccount, (work, { params, query }) => billsOfAccount(work, params.accountNumber, query))
  door.open(bills.show, (work, { params }) => billShown(work, params.number))
  door.openLong(bills.pdf, async ({ inTransaction }, { params: { number }, query }) =>
    asPdf(await billPdf(inTransaction, number, query.standard), `bill-${number}.pdf`),
  )
  door.openLong(bills.html, async ({ inTransaction, context }, { params, query }) =>
    context.html(await billHtml(inTransaction, params.number, query.language)),
  )
  door.openLong(registers.preview, async ({ inTransaction }, { params: { id, accountNumber } }) =>
    asPdf(await previewPdf(inTransaction, { runId: id, accountNumber }), `preview-${accountNumber}.pdf`),
  )
  door.open(bills.print, async (work, { params, query }) =>
    printJobById(work, await printRun(work, { runId: params.id, fromPiece: query.fromPiece, printFolder })),
  )
  door.open(bills.printJobs, async (work, { params }) => ({ rows: await printJobs(work, params.id) }))
  door.open(bills.part, async (work, { params }) => {
    const bytes = await printedFile(work, params)
    return params.part.endsWith('.json')
      ? new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/json' } })
      : asPdf(bytes, `print-${params.id}-${params.part}`)
  })
}

const asPdf = (bytes: Uint8Array, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` },
  })
