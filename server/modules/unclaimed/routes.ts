import { unclaimed } from '@cartwright/api/unclaimed'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { unclaimedBatches, wholeBatch } from './batch-rows.ts'
import { decideClaim, enterClaim } from './decide-claims.ts'
import { dropBatch, leaveOut } from './end-batch.ts'
import { noticePdf } from './notice-pdf.ts'
import { prepareUnclaimed, showUnclaimed } from './prepare-batch.ts'
import { publishNotice } from './publish-notice.ts'
import { takeUnclaimed } from './take-money.ts'
import { treasurersList } from './treasurers-list.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Money that nobody claims. */
export function serveUnclaimed(door: Door): void {
  door.open(unclaimed.candidates, showUnclaimed)
  door.open(unclaimed.list, async (work) => ({ rows: await unclaimedBatches(work) }))
  door.openLong(unclaimed.prepare, ({ inTransaction }, received) =>
    againAfter('one_open_unclaimed_item_per_source', () =>
      againAfter('one_unclaimed_batch_per_request', () =>
        inTransaction((work) => prepareUnclaimed(work, received)),
      ),
    ),
  )
  door.open(unclaimed.show, (work, { params }) => wholeBatch(work, params.batchId))
  door.open(unclaimed.publish, publishNotice)
  door.open(unclaimed.take, takeUnclaimed)
  door.open(unclaimed.drop, dropBatch)
  door.open(unclaimed.workbook, async (work, { params: { batchId } }) =>
    asFile(await treasurersList(work, batchId), {
      type: spreadsheet,
      disposition: `attachment; filename="unclaimed-money-${batchId}.xlsx"`,
    }),
  )
  door.openLong(unclaimed.notice, async ({ inTransaction }, { params: { batchId } }) =>
    asFile(await noticePdf(inTransaction, batchId), {
      type: 'application/pdf',
      disposition: `inline; filename="unclaimed-money-${batchId}.pdf"`,
    }),
  )
  door.open(unclaimed.leaveOut, leaveOut)
  door.open(unclaimed.claim, enterClaim)
  door.open(unclaimed.decide, decideClaim)
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
