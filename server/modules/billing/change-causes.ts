import { type RawBuilder, sql } from 'kysely'
import type { Change } from '@cartwright/api/review-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { differencesFrom } from './compared-run.ts'
import { becomesBill } from './run-totals.ts'

type Cause = z.output<typeof Change>['causes'][number]

/** Why the bills of a run differ from those of an earlier run, or from the last bills, summed by cause. */
export async function causesOf(work: Work, runId: number, against: number | undefined): Promise<Cause[]> {
  const { rows } = await sql<Cause>`
    select cause, count(distinct account_id) as accounts, sum("amountCents")::bigint as "amountCents"
    from ${movedIn(runId, against)} moved where "amountCents" <> 0 group by 1`.execute(work.db)
  return rows
}

const columns = sql`(cause text, "amountCents" bigint)`

/**
 * What `differencesFrom` says of a row, for all bills of a run at once, as rows of `account_id`, `cause` and `amountCents`: joined, and
 * not looked up one by one. Bills between the two runs may be of any cycle, for an account may have changed its.
 */
export function movedIn(runId: number, against: number | undefined): RawBuilder<unknown> {
  if (against === undefined)
    return sql`(select r.account_id, one.cause, one."amountCents"
      from register_bill r cross join lateral ${differencesFrom(undefined)} one where r.run_id = ${runId} and ${becomesBill})`
  return sql`(
    with now as materialized (
      select r.account_id, r.charges_cents, r.document->'differences' as differences, base.id as base_id, own.id as own_id
      from register_bill r left join bill base on base.run_id = ${against} and base.account_id = r.account_id
      left join bill own on own.run_id = r.run_id and own.account_id = r.account_id
      where r.run_id = ${runId} and ${becomesBill}),
    -- Asked for once: between two runs that follow each other there is mostly none.
    between_them as materialized (
      select one.id from bill_run one join bill_run old on old.id = ${against} join bill_run new on new.id = ${runId}
      where one.id <> new.id and one.posted_at > old.posted_at and (new.posted_at is null or one.posted_at < new.posted_at))
    select account_id, 'new' as cause, charges_cents as "amountCents" from now where base_id is null
    union all
    select account_id, d.cause, d."amountCents" from now cross join lateral jsonb_to_recordset(differences) as d ${columns}
    where base_id is not null
    union all
    select later.account_id, d.cause, d."amountCents"
    from between_them join bill later on later.run_id = between_them.id join now on now.account_id = later.account_id
    cross join lateral jsonb_to_recordset(later.document->'differences') as d ${columns}
    where later.id > now.base_id and (now.own_id is null or later.id < now.own_id))`
}
