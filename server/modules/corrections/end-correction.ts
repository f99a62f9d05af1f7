import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { lockCorrection } from './stored-correction.ts'

/** Ends a correction that waits without posting it: whoever approves sent it back, or whoever asked withdrew it. */
export async function endCorrection(
  work: Work,
  {
    correctionId,
    state,
    note,
  }: {
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
