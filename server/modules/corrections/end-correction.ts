import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { withdrawAdjustment } from '../adjustments/end-adjustment.ts'
import { correctionById, lockCorrection } from './stored-correction.ts'

/** Withdraws a correction that waits, with the adjustment that carries it: nothing was posted, and the facts stay as they are. */
export async function withdrawCorrection(
  work: Work,
  { correctionId, note }: { readonly correctionId: number; readonly note?: string | undefined },
): Promise<void> {
  const { state, ended_by, adjustment_id } = await correctionById(work, correctionId)
  if (state !== 'asked' || adjustment_id === null)
    return refuse('CORRECTION_NOT_ASKED', { state, by: ended_by })
  await withdrawAdjustment(work, { adjustmentId: adjustment_id, note })
  await endCorrection(work, { correctionId, state: 'withdrawn', note: note ?? null })
}

/** Ends a correction that waits without posting it: whoever approves sent it back, or whoever asked withdrew it. */
export async function endCorrection(
  work: Work,
  { correctionId, state, note }: {
    readonly correctionId: number
    readonly state: 'refused' | 'withdrawn'
    readonly note: string | null
  },
): Promise<void> {
  const correction = await lockCorrection(work, correctionId)
  if (correction.state !== 'asked') return
  await sql`update correction set state = ${state}, ended_by = ${work.actor.name}, ended_at = clock_timestamp(),
    ended_note = ${note} where id = ${correctionId}`.execute(work.db)
  await recordCommand(work, {
    command: state === 'refused' ? 'refuse-correction' : 'withdraw-correction',
    subject: `correction ${correctionId}`,
    changes: { askedBy: correction.asked_by, postedCents: 0 },
    reason: note,
  })
}
