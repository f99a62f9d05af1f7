import { z } from 'zod'
import { Refusal } from '#kernel/refusal'
import type { InTransaction, Job, Work } from '#kernel/work'
import { returnReason } from '../bank-files/return-codes.ts'
import { bankRefundReturned } from '../refunds/bank-refunds.ts'
import { recordReturn } from '../returns/record-return.ts'
import { bankFileById } from './bank-file-rows.ts'
import { settleReturn } from './notices.ts'
import { openReturns, recordingOf, ruleOfReturns } from './returns-ready.ts'

/** The name of the background work that records the returns of a file by themselves. */
const recordJob = 'record-file-returns'

/** What became of the returns of a file: how many were recorded, and why the others wait for a person. */
type RecordedReturns = {
  readonly recorded: number
  readonly left: { readonly line: number; readonly code: string; readonly why: string }[]
}

/**
 * Records the returns of a file, each in a transaction of its own: its payment is taken back exactly, the fee asked for within the authority of whoever
 * works, checks refused, the letter drafted, and its notice settled. What is not clear, or is refused, is left with the reason. Done again it goes on
 * with what is left.
 */
export async function recordFileReturns(
  inTransaction: InTransaction,
  fileId: number,
): Promise<RecordedReturns> {
  const open = await inTransaction(async (work) => {
    await bankFileById(work, fileId)
    return openReturns(work, fileId)
  })
  const left: RecordedReturns['left'] = []
  let recorded = 0
  for (const { noticeId, line, code } of open) {
    const why = await inTransaction((work) => recordOne(work, fileId, noticeId)).catch(toldRefusal)
    if (why === null) recorded += 1
    else left.push({ line, code, why })
  }
  return { recorded, left }
}

/** Records one return; answers why not, or null. One that somebody settled meanwhile is done. */
async function recordOne(work: Work, fileId: number, noticeId: number): Promise<string | null> {
  const [found] = await openReturns(work, fileId, noticeId)
  if (!found) return null
  if (found.isRefund) {
    const means = returnReason(found.code)?.meaning
    const why = `The bank sent it back with ${found.code}${means === undefined ? '' : `: ${means}`}.`
    await bankRefundReturned(work, { trace: found.originalTrace, why })
    await settleReturn(work, noticeId, 'A check is to be written in its place.')
    return null
  }
  const recording = recordingOf(found, await ruleOfReturns(work))
  if ('why' in recording) return recording.why
  const { code, line, fileName, returnedOn, paymentId } = found
  const { returnedItemId } = await recordReturn(work, {
    params: { paymentId: paymentId! },
    body: {
      reason: recording.reason.code,
      returnedOn: returnedOn.toString(),
      note: `${code} on line ${line} of ${fileName}`,
      waiveFee: false,
    },
  })
  await settleReturn(work, noticeId, `Recorded as returned item ${returnedItemId}: ${recording.reason.en}.`)
  return null
}

function toldRefusal(error: unknown): string {
  if (error instanceof Refusal) return error.problem.title
  throw error
}

/** Has the returns of a file recorded in the background, where the city's rule says that they are by themselves. */
export async function recordReturnsLater(work: Work, fileId: number): Promise<void> {
  if ((await ruleOfReturns(work))?.fromFiles !== 'by-itself') return
  if ((await openReturns(work, fileId)).length > 0) await work.later(recordJob, { fileId })
}

const Asked = z.object({ fileId: z.int() })

/** Records the returns of a file by themselves, in the name of whoever loaded it. Of a file that loaded itself each fee waits for approval: a program posts none. */
export const recordFileReturnsJob: Job = {
  name: recordJob,
  run: async ({ data, inTransaction }) => {
    await recordFileReturns(inTransaction, Asked.parse(data).fileId)
  },
}
