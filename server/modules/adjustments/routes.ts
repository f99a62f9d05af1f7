import { adjustmentFiles } from '@cartwright/api/adjustment-files'
import { adjustments } from '@cartwright/api/adjustments'
import { staffLinks } from '@cartwright/api/staff-links'
import { againAfter } from '#database/again-after'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { accountByNumber } from '../accounts/account-queries.ts'
import { listAdjustments } from './adjustment-queries.ts'
import { adjustmentPdf } from './adjustment-pdf.ts'
import { adjustmentsWorkbook } from './adjustments-workbook.ts'
import { approveAdjustment } from './approve-adjustment.ts'
import { askForAdjustment } from './ask-for-adjustment.ts'
import { returnAdjustment, withdrawAdjustment } from './end-adjustment.ts'
import { evidenceContent, keepEvidence } from './keep-evidence.ts'
import { type LineLeft, linesLeftOfAccount } from './lines-left.ts'
import { refuseOtherCase } from './of-desk-case.ts'
import type { AdjustmentOutcome } from './outcome.ts'
import { previewAdjustment } from './preview-adjustment.ts'
import { reasonsShown } from './reasons-shown.ts'
import { reverseAdjustment } from './reverse-adjustment.ts'
import { showAdjustment } from './show-adjustment.ts'
import { declareLink, endLink, linksOfStaff } from './staff-links.ts'
import { waitingForMe } from './waiting-for-me.ts'

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Adjustments: what may be asked for, asking, deciding, and looking at them. */
export function serveAdjustments(door: Door, outcomes: readonly AdjustmentOutcome[]): void {
  door.open(adjustments.reasons, reasonsShown)
  door.open(adjustments.linesLeft, async (work, { params, query }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return { rows: (await linesLeftOfAccount(work, id, query.bill)).map(lineShown) }
  })
  door.open(adjustments.preview, async (work, { params, body }) => {
    const { id } = await accountByNumber(work, params.accountNumber)
    return previewAdjustment(work, { accountId: id, ...body })
  })
  door.openLong(adjustments.ask, ({ inTransaction }, { params, body }) =>
    againAfter('one_adjustment_per_request', () =>
      inTransaction(async (work) => {
        const { id } = await accountByNumber(work, params.accountNumber)
        await refuseOtherCase(work, { deskCaseId: body.deskCaseId, accountId: id })
        return askForAdjustment(work, { accountId: id, ...body })
      }),
    ),
  )
  serveEvidence(door)
  serveDecisions(door, outcomes)
  door.open(staffLinks.list, linksOfStaff)
  door.open(staffLinks.declare, (work, { body }) => declareLink(work, body))
  door.open(staffLinks.end, (work, { params, body }) => endLink(work, { ...params, ...body }))
}

function serveEvidence(door: Door): void {
  door.openLong(adjustmentFiles.attach, async ({ context, inTransaction }, { params }) => {
    const form = await context.req.raw.formData().catch(() => new FormData())
    const file = form.get('file')
    if (!(file instanceof File))
      return refuse('REQUEST_INVALID', {
        faults: [{ field: 'file', message: 'Send a PDF, JPEG or PNG file.' }],
      })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return inTransaction(async (work) => {
      const { id, number } = await accountByNumber(work, params.accountNumber)
      return keepEvidence(work, { accountId: id, accountNumber: number, name: file.name, bytes })
    })
  })
  door.open(adjustmentFiles.evidence, async (work, { params }) => {
    const { name, mediaType, bytes } = await evidenceContent(work, params.id)
    return fileAnswer(new Uint8Array(bytes), mediaType, name)
  })
}

function serveDecisions(door: Door, outcomes: readonly AdjustmentOutcome[]): void {
  door.open(adjustments.list, (work, { query }) => listAdjustments(work, query))
  door.open(adjustments.workbook, async (work, { query }) =>
    fileAnswer(
      new Uint8Array(await adjustmentsWorkbook(work, query)),
      workbookType,
      `adjustments-${work.today.toString()}.xlsx`,
    ),
  )
  door.open(adjustments.waiting, waitingForMe)
  door.open(adjustments.show, (work, { params }) => showAdjustment(work, params.id, outcomes))
  door.openLong(adjustmentFiles.pdf, async ({ inTransaction }, { params }) => {
    const bytes = await adjustmentPdf(inTransaction, params.id)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="adjustment-${params.id}.pdf"`,
      },
    })
  })
  door.open(adjustments.approve, (work, { params, body }) =>
    approveAdjustment(work, { adjustmentId: params.id, ...body, outcomes }),
  )
  door.open(adjustments.giveBack, (work, { params, body }) =>
    returnAdjustment(work, { adjustmentId: params.id, ...body, outcomes }),
  )
  door.open(adjustments.withdraw, (work, { params, body }) =>
    withdrawAdjustment(work, { adjustmentId: params.id, ...body, outcomes }),
  )
  door.open(adjustments.reverse, (work, { params, body }) =>
    reverseAdjustment(work, { adjustmentId: params.id, ...body, outcomes }),
  )
}

const lineShown = (line: LineLeft) => ({
  billId: line.billId,
  billNumber: line.billNumber,
  issuedOn: line.issuedOn.toString(),
  lineNo: line.lineNo,
  serviceId: line.serviceId,
  text: line.text,
  periodFrom: line.periodFrom.toString(),
  periodUntil: line.periodUntil.toString(),
  ledgerCode: line.ledgerCode,
  amountCents: line.amountCents,
  adjustedCents: line.adjustedCents,
  waitingCents: line.waitingCents,
  leftCents: line.leftCents,
})

/** A file for saving: it is never shown as a page of ours. */
const fileAnswer = (bytes: Uint8Array<ArrayBuffer>, mediaType: string, name: string): Response =>
  new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
    },
  })
