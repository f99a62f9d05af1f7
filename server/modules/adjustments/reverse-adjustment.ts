import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import type { AdjustmentAnswered } from './ask-for-adjustment.ts'
import { holdAdjuster } from './hold-account.ts'
import { type AdjustmentOutcome, outcomeFor } from './outcome.ts'
import { planAdjustment } from './plan-adjustment.ts'
import { postMirrors, storeAdjustment } from './store-adjustment.ts'
import { storedParts } from './stored-parts.ts'
import { adjustmentById, answered, holdAdjustment } from './waiting-adjustment.ts'

type Reversed = {
  readonly adjustmentId: number
  readonly note: string
  readonly outcomes: readonly AdjustmentOutcome[]
}

/**
 * Takes a posted adjustment back by the mirrors of its entries, once. A reversal is an adjustment of its own: within the limits of
 * whoever asks it is posted today, else it waits for a second person. Refuses one that is not posted, a reversal, and one that
 * was taken back or is about to be.
 */
export async function reverseAdjustment(
  work: Work,
  { adjustmentId, note, outcomes }: Reversed,
): Promise<AdjustmentAnswered> {
  const { adjustment, account } = await holdAdjustment(work, adjustmentId, outcomes)
  if (adjustment.state !== 'posted' || adjustment.reverses_id !== null)
    refuse('ADJUSTMENT_NOT_POSTED', { state: adjustment.state })
  await refuseReversed(work, adjustmentId)
  const asked = outcomeFor(outcomes, adjustment)
  if (asked) await asked.outcome.reversing(work, { id: asked.id })
  await holdAdjuster(work, keyOf(work.actor))
  const parts = (await storedParts(work, adjustment)).map(({ line, ledgerCode, amountCents }) => ({
    ...(line && { billLine: { billId: line.billId, lineNo: line.lineNo } }),
    ledgerCode,
    amountCents: -amountCents,
  }))
  const plan = await planAdjustment(work, { account, reason: adjustment.reason, parts, anyDirection: true })
  const reversalId = await storeAdjustment(work, {
    accountId: account.id,
    plan,
    note,
    evidence: [],
    reversesId: adjustmentId,
    deskCaseId: adjustment.desk_case_id,
    // What was asked for something is taken back for it.
    source:
      adjustment.source_kind === null
        ? undefined
        : { kind: adjustment.source_kind, id: adjustment.source_id! },
  })
  if (plan.judged.alone)
    await postMirrors(work, { adjustmentId: reversalId, reversesId: adjustmentId, reason: note })
  await recordCommand(work, {
    command: plan.judged.alone ? 'reverse-adjustment' : 'ask-for-reversal',
    subject: `adjustment ${adjustmentId}`,
    changes: { reversalId, accountNumber: account.number, amountCents: plan.amountCents },
    reason: note,
  })
  return answered(work, await adjustmentById(work, reversalId))
}

async function refuseReversed(work: Work, adjustmentId: number): Promise<void> {
  const found = await work.db
    .selectFrom('adjustment')
    .select('id')
    .where('reverses_id', '=', adjustmentId)
    .where('state', 'in', ['waiting', 'posted'])
    .executeTakeFirst()
  if (found) refuse('ADJUSTMENT_ALREADY_REVERSED', { reversalId: found.id })
}
