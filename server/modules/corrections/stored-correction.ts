import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { StatementSent } from './plan-correction.ts'

/** A correction as it is stored. */
export type StoredCorrection = Selectable<Database['correction']>

/** The correction with a number. Refuses an unknown one. */
export async function correctionById(work: Work, correctionId: number): Promise<StoredCorrection> {
  const found = await work.db
    .selectFrom('correction')
    .selectAll()
    .where('id', '=', correctionId)
    .executeTakeFirst()
  return found ?? refuse('CORRECTION_NOT_FOUND', { correctionId })
}

/** The same, held until the end of the work. */
export async function lockCorrection(work: Work, correctionId: number): Promise<StoredCorrection> {
  const found = await work.db
    .selectFrom('correction')
    .selectAll()
    .where('id', '=', correctionId)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('CORRECTION_NOT_FOUND', { correctionId })
}

/** What was stated, as it was sent. */
export const statedBy = ({ from_on, until_on, facts }: StoredCorrection): StatementSent => ({
  from: from_on.toString(),
  until: until_on?.toString() ?? null,
  // What was stored was checked when it was sent.
  facts: facts as StatementSent['facts'],
})
