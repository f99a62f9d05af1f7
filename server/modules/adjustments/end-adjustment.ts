import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import type { AdjustmentAnswered } from './ask-for-adjustment.ts'
import { refuseOwn } from './judge-approver.ts'
import { type AdjustmentOutcome, outcomeFor } from './outcome.ts'
import { storeDecision } from './store-adjustment.ts'
import { answered, holdAdjustment, refuseDecided, type StoredAdjustment } from './waiting-adjustment.ts'

/** Returns an adjustment that waits to whoever asked for it, with the reason. Nothing is posted. Refuses one's own: that is withdrawn. */
export async function returnAdjustment(
  work: Work,
  {
    adjustmentId,
    note,
    outcomes,
  }: { adjustmentId: number; note: string; outcomes: readonly AdjustmentOutcome[] },
): Promise<AdjustmentAnswered> {
  const { adjustment, account } = await holdAdjustment(work, adjustmentId, outcomes)
  refuseDecided(adjustment)
  await refuseOwn(work, adjustment, account)
  return end(work, adjustment, { state: 'returned', note, outcomes })
}

/** Withdraws what the person at work asked for, while it waits. Refuses what another asked for. */
export async function withdrawAdjustment(
  work: Work,
  {
    adjustmentId,
    note,
    outcomes,
  }: { adjustmentId: number; note?: string | undefined; outcomes: readonly AdjustmentOutcome[] },
): Promise<AdjustmentAnswered> {
  const { adjustment } = await holdAdjustment(work, adjustmentId, outcomes)
  refuseDecided(adjustment)
  if (adjustment.asked_key !== keyOf(work.actor))
    refuse('ADJUSTMENT_NOT_YOURS', { askedBy: adjustment.asked_by })
  return end(work, adjustment, { state: 'withdrawn', note: note ?? null, outcomes })
}

type Ending = {
  readonly state: 'returned' | 'withdrawn'
  readonly note: string | null
  readonly outcomes: readonly AdjustmentOutcome[]
}

async function end(
  work: Work,
  adjustment: StoredAdjustment,
  { state, note, outcomes }: Ending,
): Promise<AdjustmentAnswered> {
  await storeDecision(work, adjustment.id, { state, note })
  const asked = outcomeFor(outcomes, adjustment)
  if (asked && adjustment.reverses_id === null) await asked.outcome.ended(work, { id: asked.id, state, note })
  await recordCommand(work, {
    command: state === 'returned' ? 'return-adjustment' : 'withdraw-adjustment',
    subject: `adjustment ${adjustment.id}`,
    changes: { amountCents: adjustment.amount_cents, askedBy: adjustment.asked_by },
    reason: note,
  })
  return answered(work, adjustment)
}
