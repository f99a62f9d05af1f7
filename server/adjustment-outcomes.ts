import type { AdjustmentOutcome } from './modules/adjustments/outcome.ts'
import { correctionOutcome } from './modules/corrections/correction-outcome.ts'
import { transferOutcome } from './modules/corrections/transfer-outcome.ts'

/** What the modules that ask for adjustments do when somebody decides about one of theirs. */
export const adjustmentOutcomes: readonly AdjustmentOutcome[] = [correctionOutcome, transferOutcome]
