import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource, WaitingThing } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { type BatchShown, openBatches } from './batch-rows.ts'

/** Open cash batches: one's own, those that were left open too long, and those that are all entered and do not meet their tape. */
export const batchesWaiting: WaitingSource = {
  name: 'cash-batches',
  permission: 'payments.post',
  look: async (work) => (await openBatches(work)).flatMap((batch) => ofBatch(batch) ?? []),
}

function ofBatch(batch: BatchShown): WaitingThing | null {
  const { batchId, leftOpen, mine, meets, count, cents, controlCount, controlCents } = batch
  const isOff = !meets && count >= controlCount
  if (!leftOpen && !mine && !isOff) return null
  const entered = `${count} of ${counted(controlCount, 'line', 'lines')}, ${dollars(cents)} of ${dollars(controlCents)}.`
  const last = `${batch.owner} entered the last line on ${dayWords(PlainDate.from(batch.lastEnteredOn))}.`
  return {
    kind: leftOpen ? 'late' : 'mine',
    title: `Cash batch ${batchId}: ${leftOpen ? 'left open' : isOff ? 'out of balance' : 'finish it'}`,
    text: `${entered} ${leftOpen || !mine ? last : 'Nothing of it is posted yet.'}`,
    at: `/cash/${batchId}`,
    on: batch.lastEnteredOn,
    amountCents: controlCents,
  }
}
