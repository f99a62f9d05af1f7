import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { withdrawAdjustment } from '../adjustments/end-adjustment.ts'
import { correctionOutcome, sharing } from './correction-outcome.ts'
import { correctionById } from './stored-correction.ts'

/** Withdraws a correction that waits, with the adjustment that carries it: nothing was posted, and the facts stay as they are. */
export async function withdrawCorrection(
  work: Work,
  { correctionId, note }: { readonly correctionId: number; readonly note?: string | undefined },
): Promise<void> {
  const { state, ended_by } = await correctionById(work, correctionId)
  // Of one that several accounts share, any of their adjustments carries it.
  const adjustment_id =
    (await sharing(work, correctionId)).find((one) => one.adjustment_id !== null)?.adjustment_id ?? null
  if (state !== 'asked' || adjustment_id === null)
    return refuse('CORRECTION_NOT_ASKED', { state, by: ended_by })
  await withdrawAdjustment(work, { adjustmentId: adjustment_id, note, outcomes: [correctionOutcome] })
}
