import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf, lockRun, runName } from './bill-run.ts'
import { whileDeciding } from './decide-exceptions.ts'
import { sampleItems } from './sample-queries.ts'

export type Signature = {
  readonly runId: number
  readonly accountNumber: string
  readonly verdict: 'right' | 'wrong' | 'overruled'
  /** Why it is wrong, or why it is right although somebody found it wrong. */
  readonly note?: string | undefined
  /** What the person looked at; when left out, the bill as it is now. */
  readonly billHash?: string | undefined
}

/**
 * Signs one bill of a sample as right or wrong. A bill that was found wrong stays so until it comes out otherwise, is held, or another
 * person overrules the finding. Refuses a bill that is not in the sample, and one that is no longer what was looked at.
 */
export async function signSample(work: Work, signed: Signature): Promise<void> {
  const { runId, accountNumber, verdict } = signed
  const note = signed.note?.trim() || null
  await lockRun(work, runId, whileDeciding)
  if (verdict !== 'right' && note === null)
    refuse('REQUEST_INVALID', { faults: [{ field: 'note', message: 'Write why.' }] })
  const item = (await sampleItems(work, runId)).find((one) => one.accountNumber === accountNumber)
  if (!item || item.billHash === null || item.stands === 'held' || item.stands === 'not-billed')
    return refuse('NOT_IN_SAMPLE', { accountNumber })
  if (signed.billHash !== undefined && signed.billHash !== item.billHash)
    refuse('SAMPLE_BILL_CHANGED', { accountNumber })
  const isWrong = item.stands === 'wrong'
  const byAnother = item.signedByKey !== keyOf(work.actor)
  if (isWrong && !(verdict === 'overruled' && byAnother))
    refuse('SAMPLE_FOUND_WRONG', { accountNumber, foundBy: item.signedBy ?? '', note: item.note ?? '' })
  if (!isWrong && verdict === 'overruled') refuse('SAMPLE_NOT_FOUND_WRONG', { accountNumber })
  await work.db
    .insertInto('sample_signature')
    .values({
      run_id: runId,
      account_id: item.accountId,
      verdict,
      note,
      bill_hash: item.billHash,
      signed_by: work.actor.name,
      signed_by_key: keyOf(work.actor),
      signed_at: instant(),
    })
    .execute()
  const changes = { account: accountNumber, verdict, billHash: item.billHash }
  await recordCommand(work, { command: 'sign-sample', subject: runName(runId), changes, reason: note })
}
