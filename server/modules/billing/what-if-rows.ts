import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { BillingPeriod } from '../policies/policy.ts'

export type WhatIfRow = Selectable<Database['what_if']>
type CycleRow = Selectable<Database['what_if_cycle']>

/** A what-if as it is kept. Refuses one that is not there. */
export async function findWhatIf(work: Work, whatIfId: number): Promise<WhatIfRow> {
  const found = await work.db.selectFrom('what_if').selectAll().where('id', '=', whatIfId).executeTakeFirst()
  return found ?? refuse('WHAT_IF_NOT_FOUND', { whatIfId })
}

/** The days of a cycle in a what-if, as rating takes them. */
export const cyclePeriod = (row: CycleRow): BillingPeriod => ({
  from: row.period_from,
  until: row.period_until,
  months: row.months as BillingPeriod['months'],
  timing: row.timing as BillingPeriod['timing'],
})

/** How a what-if is named in records. */
export const whatIfName = (whatIfId: number): string => `what-if ${whatIfId}`
