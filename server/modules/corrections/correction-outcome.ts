import { refuse } from '#kernel/refusal'
import type { AdjustmentOutcome } from '../adjustments/outcome.ts'
import { applyCorrection } from './apply-correction.ts'
import { endCorrection } from './end-correction.ts'

/** A correction follows its adjustment: approved, the facts change with it; sent back or withdrawn, so is the correction. */
export const correctionOutcome: AdjustmentOutcome = {
  kind: 'correction',
  approved: (work, { id }) => applyCorrection(work, id),
  ended: (work, { id, state, note }) =>
    endCorrection(work, { correctionId: id, state: state === 'returned' ? 'refused' : 'withdrawn', note }),
  reversing: (_, { id }) =>
    Promise.resolve(refuse('CORRECTION_TAKEN_BACK_BY_CORRECTING', { correctionId: id })),
}
