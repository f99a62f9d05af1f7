import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { type GuardedDeed, identityRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/**
 * Refuses IDENTITY_CHECK_NEEDED for what the city’s rule guards, while nobody has proved today who they are, or failed since. The checks
 * are recorded by a room above this one: here they are only read. A city without a rule guards nothing.
 */
export async function refuseUnproved(
  work: Work,
  accountId: number,
  deeds: readonly GuardedDeed[],
): Promise<void> {
  const rule = identityRule(await policiesFor(work), work.today)
  const guarded = deeds.filter((deed) => rule?.guards.includes(deed))
  if (!rule || guarded.length === 0) return
  const { rows } = await sql<{ passed: boolean; failed: number }>`
    select passed, count(*) filter (where not passed) over () as failed from identity_check
    where account_id = ${accountId} and checked_on = ${work.today}::date order by id desc limit 1`.execute(
    work.db,
  )
  if (rows[0]?.passed) return
  refuse('IDENTITY_CHECK_NEEDED', {
    forWhat: guarded,
    citation: rule.citation,
    failed: rows[0]?.failed ?? 0,
  })
}
