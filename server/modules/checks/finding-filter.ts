import type { checks } from '@cartwright/api/checks'
import type { ReceivedBy } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'

/** Which findings are asked for. */
export type FindingFilter = ReceivedBy<typeof checks.workbook>['query']

/** Findings that somebody still has to do something about. */
export const waiting: RawBuilder<boolean> = sql`f.state in ('open', 'in_work', 'back')`

/** Findings about an account that a run bills, or about a premise of one. */
export const concernsRun = (runId: number): RawBuilder<boolean> => sql`exists (
  select from register_bill b join account billed on billed.id = b.account_id
  where b.run_id = ${runId}::bigint and not b.held
    and (b.account_id = f.account_id or f.account_id is null and billed.premise_id = f.premise_id))`

/** The condition of a filter on `f` (finding) and `a` (its account, or none). */
export function conditionOf({ actor }: Work, filter: FindingFilter): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.check !== undefined) parts.push(sql`f.check_code = ${filter.check}`)
  if (filter.state === 'waiting') parts.push(waiting)
  else if (filter.state !== 'all') parts.push(sql`f.state = ${filter.state}`)
  if (filter.minCents !== undefined) parts.push(sql`f.amount_cents >= ${filter.minCents}::bigint`)
  if (filter.accountNumber !== undefined) parts.push(sql`a.number = ${filter.accountNumber}`)
  if (filter.run !== undefined) parts.push(concernsRun(filter.run))
  if (filter.owner === 'me')
    parts.push(sql`(f.owner_user = ${actor.userId} or f.owner_user is null and f.owner_role = ${actor.role})`)
  else if (filter.owner !== undefined)
    parts.push(
      sql`(f.owner_user = ${filter.owner} or f.owner_user is null and f.owner_role = ${filter.owner})`,
    )
  return sql`${sql.join(parts, sql` and `)}`
}
