import { sql } from 'kysely'
import type { Change } from '@cartwright/api/review-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'
import { differencesFrom } from './compared-run.ts'
import { becomesBill } from './run-totals.ts'

type Cause = z.output<typeof Change>['causes'][number]

/** Why the bills of a run differ from those of an earlier run, or from the last bills, summed by cause. */
export async function causesOf(work: Work, run: BillRun, against: BillRun | null): Promise<Cause[]> {
  if (against) return causesAgainst(work, run, against)
  const { rows } = await sql<Cause>`
    select one.cause, count(distinct r.account_id) as accounts, sum(one."amountCents")::bigint as "amountCents"
    from register_bill r cross join lateral ${differencesFrom(undefined)} one
    where r.run_id = ${run.id} and ${becomesBill} and one."amountCents" <> 0
    group by 1`.execute(work.db)
  return rows
}

const columns = sql`(cause text, "amountCents" bigint)`

/** What `differencesFrom` says of each row, for all rows at once: joined, and not looked up one by one. */
async function causesAgainst(work: Work, run: BillRun, against: BillRun): Promise<Cause[]> {
  const between = await postedBetween(work, run, against)
  const later = sql`
    union all
    select later.account_id, d.cause, d."amountCents"
    from bill later join now on now.account_id = later.account_id and later.id > now.base_id
    cross join lateral jsonb_to_recordset(later.document->'differences') as d ${columns}
    where later.run_id = any(${between}::bigint[]) and (now.own_id is null or later.id < now.own_id)`
  const { rows } = await sql<Cause>`
    with now as materialized (
      select r.account_id, r.charges_cents, r.document->'differences' as differences, base.id as base_id, own.id as own_id
      from register_bill r left join bill base on base.run_id = ${against.id} and base.account_id = r.account_id
      left join bill own on own.run_id = r.run_id and own.account_id = r.account_id
      where r.run_id = ${run.id} and ${becomesBill}),
    moved as (
      select account_id, 'new' as cause, charges_cents as "amountCents" from now where base_id is null
      union all
      select account_id, d.cause, d."amountCents" from now cross join lateral jsonb_to_recordset(differences) as d ${columns}
      where base_id is not null
      ${between.length === 0 ? sql`` : later})
    select cause, count(distinct account_id) as accounts, sum("amountCents")::bigint as "amountCents"
    from moved where "amountCents" <> 0 group by 1`.execute(work.db)
  return rows
}

/** Runs whose bills may lie between those of two runs, of any cycle: an account may have changed its. */
async function postedBetween({ db }: Work, run: BillRun, against: BillRun): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from bill_run where id <> ${run.id} and posted_at > ${against.posted_at}
      and (${run.posted_at}::timestamptz is null or posted_at < ${run.posted_at})`.execute(db)
  return rows.map(({ id }) => id)
}
