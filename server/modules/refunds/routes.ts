import { checkFiles } from '@cartwright/api/check-files'
import { refunds } from '@cartwright/api/refunds'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { approveRefunds } from './approve-batch.ts'
import { checkFileContent, makeCheckFile, showCheckFiles } from './check-files.ts'
import { prepareBankFile } from './bank-refunds.ts'
import { checkRequests } from './check-requests.ts'
import { recordChecks, voidRefund } from './pay-refunds.ts'
import { applyTo, dropBatch, leaveOut, prepareRefunds, showCandidates } from './prepare-batch.ts'
import { refundBatches, refundById, wholeBatch } from './refund-rows.ts'
import { chooseWay, waysOf } from './refund-ways.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Money that goes back to customers. */
export function serveRefunds(door: Door): void {
  door.open(refunds.candidates, showCandidates)
  door.open(refunds.list, async (work) => ({ rows: await refundBatches(work) }))
  door.openLong(refunds.prepare, ({ inTransaction }, received) =>
    againAfter('one_open_refund_per_source', () =>
      againAfter('one_refund_batch_per_request', () =>
        inTransaction((work) => prepareRefunds(work, received)),
      ),
    ),
  )
  door.open(refunds.show, (work, { params }) => wholeBatch(work, params.batchId))
  door.open(refunds.approve, (work, { params }) => approveRefunds(work, params.batchId))
  door.open(refunds.drop, dropBatch)
  door.open(refunds.requests, async (work, { params }) => {
    const bytes = await checkRequests(work, params.batchId)
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': spreadsheet,
        'content-disposition': `attachment; filename="check-requests-${params.batchId}.xlsx"`,
      },
    })
  })
  door.open(refunds.checks, recordChecks)
  door.open(refunds.leaveOut, leaveOut)
  door.open(refunds.apply, applyTo)
  door.open(refunds.ways, async (work, { params }) => {
    const refund = await refundById(work, params.refundId)
    const ways = (await waysOf(work, [refund])).get(refund.refundId)!
    return { ways: ways.map(({ way, to, reference }) => ({ way, to, reference })) }
  })
  door.open(refunds.way, chooseWay)
  door.open(refunds.bankFile, prepareBankFile)
  door.open(refunds.void, voidRefund)
  door.open(checkFiles.show, showCheckFiles)
  door.openLong(checkFiles.make, ({ inTransaction }, received) =>
    againAfter('one_check_file_per_request', () => inTransaction((work) => makeCheckFile(work, received))),
  )
  door.open(checkFiles.content, async (work, { params }) => {
    const { name, content } = await checkFileContent(work, params.fileId)
    return new Response(content, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    })
  })
}
