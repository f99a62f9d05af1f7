import { cash } from '@cartwright/api/cash'
import type { Work } from '#kernel/work'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { batchById, batches, linesOf, totalsOf } from './batch-rows.ts'
import { changeControl, dropBatch, handOverBatch } from './change-batch.ts'
import { clerkFigures, clerkWorkbook } from './clerk-figures.ts'
import { closeBatch } from './close-batch.ts'
import { correctItem, enterItem, removeItem } from './enter-item.ts'
import { type Found, findCandidates } from './find-candidates.ts'
import { openBatch } from './open-batch.ts'
import { readNumber } from './read-number.ts'
import { decideDifference, rekeyLine, sampleOf } from './sample.ts'

/** Cash batches and the ten-key station. */
export function serveCash(door: Door): void {
  door.open(cash.batches, async (work) => ({ rows: await batches(work) }))
  door.open(cash.open, openBatch)
  door.open(cash.batch, async (work, { params: { batchId } }) => ({
    batch: await batchById(work, batchId),
    ...(await linesOf(work, batchId)),
  }))
  door.open(cash.control, changeControl)
  door.open(cash.handOver, handOverBatch)
  door.open(cash.drop, (work, { params }) => dropBatch(work, params.batchId))
  door.open(cash.read, (work, { query }) => readNumber(work, query.typed))
  door.open(cash.enter, enterItem)
  door.open(cash.correct, correctItem)
  door.open(cash.remove, (work, { params }) => removeItem(work, params))
  door.open(cash.candidates, (work, { params }) => candidatesOf(work, params.batchId))
  door.open(cash.sample, async (work, { params }) => ({ rows: await sampleOf(work, params.batchId) }))
  door.open(cash.rekey, rekeyLine)
  door.open(cash.decide, decideDifference)
  door.openLong(cash.close, ({ inTransaction }, received) =>
    againAfter('one_payment_per_receipt', () => inTransaction((work) => closeBatch(work, received))),
  )
  door.open(cash.statistics, async (work, { query }) => ({ rows: await clerkFigures(work, query) }))
  door.open(cash.workbook, async (work, { query }) => {
    const bytes = await clerkWorkbook(work, query)
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="ten-key.xlsx"',
      },
    })
  })
}

/** What may be wrong with a batch, by its lines and its tape. */
async function candidatesOf(
  work: Work,
  batchId: number,
): Promise<{ totals: Awaited<ReturnType<typeof totalsOf>>; rows: Found[] }> {
  const totals = await totalsOf(work, batchId)
  const lines = await work.db
    .selectFrom('cash_item')
    .select(['line_no as lineNo', 'account_id as accountId', 'amount_cents as cents'])
    .where('batch_id', '=', batchId)
    .where('state', '=', 'live')
    .orderBy('line_no')
    .execute()
  // Lines without account are nobody's twice.
  const tape = lines.map((line) => ({ ...line, accountId: line.accountId ?? -line.lineNo }))
  const control = { count: totals.controlCount, cents: totals.controlCents }
  return { totals, rows: findCandidates(tape, control).slice(0, 20) }
}
