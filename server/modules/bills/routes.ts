import { billNow } from '@cartwright/api/bill-now'
import { bills } from '@cartwright/api/bills'
import { deliveries } from '@cartwright/api/deliveries'
import { mailSort } from '@cartwright/api/mail-sort'
import { messages } from '@cartwright/api/messages'
import { registers } from '@cartwright/api/registers'
import type { Door } from '../../door.ts'
import { billHtml } from './bill-html.ts'
import { billPdf, previewPdf } from './bill-pdf.ts'
import { askForEmails, noteReturned, sendAgain } from './ask-for-emails.ts'
import { deliveryOf, emailRow, emailsOfRun } from './email-queries.ts'
import { letterPage } from './letter-page.ts'
import { sortMail } from './sort-mail.ts'
import { previewMessage, previewMessagePdf } from './preview-message.ts'
import { billNowPdf } from './preview-now.ts'
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
    printJobById(work, await printRun(work, { runId: params.id, ...query, printFolder })),
  )
  door.open(mailSort.sort, sortMail)
  door.open(bills.printJobs, async (work, { params }) => ({ rows: await printJobs(work, params.id) }))
  door.open(bills.part, async (work, { params }) => {
    const bytes = await printedFile(work, params)
    return params.part.endsWith('.json')
      ? new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/json' } })
      : asPdf(bytes, `print-${params.id}-${params.part}`)
  })
}

/** How bills reach people, and what their e-mails say. */
export function serveDeliveries(door: Door): void {
  door.open(deliveries.ofRun, (work, { params }) => deliveryOf(work, params.id))
  door.open(deliveries.send, async (work, { params }) => {
    await askForEmails(work, params.id)
    return deliveryOf(work, params.id)
  })
  door.open(deliveries.emails, (work, { params, query }) => emailsOfRun(work, params.id, query))
  door.open(deliveries.again, async (work, { params }) => {
    await sendAgain(work, params.id)
    return emailRow(work, params.id)
  })
  door.open(deliveries.returned, async (work, { params, body }) => {
    await noteReturned(work, params.id, body.answer)
    return emailRow(work, params.id)
  })
  door.open(deliveries.letter, async (work, { params }, { context }) =>
    context.html(await letterPage(work, params.id)),
  )
}

/** Bills that are only looked at: those on demand, and those with a message that is being written. */
export function servePreviews(door: Door): void {
  door.openLong(billNow.previewPdf, async ({ inTransaction }, { params: { accountNumber }, body }) =>
    asPdf(await billNowPdf(inTransaction, accountNumber, body), `preview-${accountNumber}.pdf`),
  )
  door.open(messages.preview, (work, { body }) => previewMessage(work, body))
  door.openLong(messages.previewPdf, async ({ inTransaction }, { body }) =>
    asPdf(await previewMessagePdf(inTransaction, body), `preview-${body.accountNumber}.pdf`),
  )
}

const asPdf = (bytes: Uint8Array, name: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${name}"` },
  })
