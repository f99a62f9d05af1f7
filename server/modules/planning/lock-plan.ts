import { sql, type Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

export type LockedPlan = Selectable<Database['run_plan']>

/** Reads a planned run and holds it until the end of the work; whoever follows the feed will see that it changed. Refuses one that is not there. */
export async function lockPlan({ db }: Work, planId: number): Promise<LockedPlan> {
  const plan = await db
    .updateTable('run_plan')
    .set({ changed_at: sql`now()` })
    .where('id', '=', planId)
    .returningAll()
    .executeTakeFirst()
  return plan ?? refuse('PLAN_NOT_FOUND', { planId })
}

/** One step of a planned run. Refuses one it does not have. */
export async function findStep(
  { db }: Work,
  planId: number,
  step: string,
): Promise<Selectable<Database['plan_step']>> {
  const found = await db
    .selectFrom('plan_step')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('step', '=', step)
    .executeTakeFirst()
  return found ?? refuse('PLAN_STEP_NOT_FOUND', { step })
}

/** How a planned run is named in records: `plan cycle 1 of 2026-11-01`. */
export const planName = ({ cycle, period_from }: LockedPlan): string =>
  `plan cycle ${cycle} of ${period_from.toString()}`
