import { addresses } from '@cartwright/api/addresses'
import { moveNotices, NoticeMethod } from '@cartwright/api/move-notices'
import { againAfter } from '#database/again-after'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { addressList, addressState } from './address-state.ts'
import { bringAnswer } from './bring-answer.ts'
import { bringNotices, type BillOfTracking } from './bring-notices.ts'
import { changeReport, changeWorkbook } from './change-rows.ts'
import { checkAddress, type PostOfficeParts } from './check-address.ts'
import { closeExchange, settleLines, waitingLines } from './close-exchange.ts'
import { decideChanges } from './decide-changes.ts'
import { decideNotices } from './decide-notices.ts'
import { enterNotice } from './enter-notice.ts'
import { answersOf, exchangeById, exchangeList } from './exchange-rows.ts'
import { keepPaper, paperContent } from './keep-paper.ts'
import { exportParts, makeExchange } from './make-exchange.ts'
import { listNotices, noticeFaults, settleNotices } from './notice-rows.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Mailing addresses: how good they are, and who is asked about them. */
export function serveAddresses(door: Door, parts: PostOfficeParts, billOf: BillOfTracking): void {
  door.open(addresses.state, addressState)
  door.open(addresses.list, addressList)
  door.openLong(addresses.check, (visit, received) =>
    checkAddress(parts, { city: visit.caller.city, inTransaction: visit.inTransaction }, received),
  )
  serveExchanges(door)
  servePapers(door)
  serveNotices(door, billOf)
}

function serveNotices(door: Door, billOf: BillOfTracking): void {
  door.open(moveNotices.list, listNotices)
  door.open(moveNotices.enter, enterNotice)
  door.openLong(moveNotices.bring, async ({ context, inTransaction }) => {
    const { file, form } = await sentFile(context.req.raw, 'Send the file of notices.')
    const method = NoticeMethod.safeParse(form.get('method') ?? 'acs')
    if (!method.success)
      return refuse('REQUEST_INVALID', {
        faults: [{ field: 'method', message: `Write ${NoticeMethod.options.join(', ')}.` }],
      })
    return againAfter('one_move_notice_file_per_content', () =>
      inTransaction((work) => bringNotices(work, { ...file, method: method.data }, billOf)),
    )
  })
  door.open(moveNotices.faults, async (work, { params }) => ({
    rows: await noticeFaults(work, params.fileId),
  }))
  door.open(moveNotices.settle, settleNotices)
  door.open(moveNotices.decide, decideNotices)
}

function serveExchanges(door: Door): void {
  door.open(addresses.exchanges, async (work) => ({ rows: await exchangeList(work) }))
  door.openLong(addresses.make, async ({ inTransaction }, received) => {
    const id = await againAfter('one_address_exchange_per_request', () =>
      inTransaction((work) => makeExchange(work, received)),
    )
    return inTransaction((work) => exchangeById(work, id))
  })
  door.open(addresses.show, async (work, { params: { exchangeId } }) => ({
    exchange: await exchangeById(work, exchangeId),
    answers: await answersOf(work, exchangeId),
  }))
  door.openLong(addresses.file, async ({ inTransaction }, { params: { exchangeId } }) => {
    const text = await inTransaction(async (work) => {
      await exchangeById(work, exchangeId)
      return (await Array.fromAsync(exportParts(work, exchangeId))).join('')
    })
    return asFile(Buffer.from(text), {
      // Not text/csv, which is written anew behind the curtain: nothing confidential is in it, and its bytes have a hash.
      type: 'application/octet-stream',
      disposition: `attachment; filename="address-exchange-${exchangeId}.csv"`,
    })
  })
  door.openLong(addresses.bring, async ({ context, inTransaction }, { params: { exchangeId } }) => {
    const { file } = await sentFile(context.req.raw, 'Send the answer of the vendor.')
    return againAfter('one_address_answer_per_file', () =>
      inTransaction((work) => bringAnswer(work, exchangeId, file)),
    )
  })
  door.open(addresses.changes, changeReport)
  door.openLong(addresses.decide, ({ inTransaction }, received) => decideChanges(inTransaction, received))
  door.open(addresses.workbook, async (work, { params: { exchangeId } }) =>
    asFile(await changeWorkbook(work, exchangeId), {
      type: spreadsheet,
      disposition: `attachment; filename="address-changes-${exchangeId}.xlsx"`,
    }),
  )
  door.open(addresses.faults, async (work, { params: { exchangeId } }) => ({
    rows: await waitingLines(work, exchangeId),
  }))
  door.open(addresses.settle, (work, { params, body }) => settleLines(work, params.exchangeId, body))
  door.open(addresses.close, (work, { params }) => closeExchange(work, params.exchangeId))
}

function servePapers(door: Door): void {
  door.openLong(addresses.addPaper, async ({ context, inTransaction }, { params: { exchangeId } }) => {
    const { file, form } = await sentFile(context.req.raw, 'Send the form.')
    const [kind, datedOn] = [form.get('kind') ?? 'ps-3553', form.get('datedOn')]
    return inTransaction((work) =>
      keepPaper(work, exchangeId, {
        ...file,
        kind: kind === 'other' ? 'other' : 'ps-3553',
        datedOn: typeof datedOn === 'string' ? datedOn.trim() : '',
      }),
    )
  })
  door.open(addresses.paper, async (work, { params: { paperId } }) => {
    const { fileName, bytes } = await paperContent(work, paperId)
    return asFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
    })
  })
}

async function sentFile(request: Request, missing: string) {
  const form = await request.formData().catch(() => new FormData())
  const file = form.get('file')
  if (!(file instanceof File))
    return refuse('REQUEST_INVALID', { faults: [{ field: 'file', message: missing }] })
  return {
    form,
    file: { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name.slice(0, 200) },
  }
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
