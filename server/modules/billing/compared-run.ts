import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { BillRun } from './bill-run.ts'

/** The runs of a cycle that a run can be compared with, the newest first: those posted for earlier periods. */
export async function comparableRuns({ db }: Work, run: BillRun): Promise<BillRun[]> {
  return db
    .selectFrom('bill_run')
    .selectAll()
    .where('cycle', '=', run.cycle)
    .where('kind', '=', 'cycle')
    .where('state', 'in', ['posted', 'produced', 'mailed', 'closed'])
    .where('period_from', '<', run.period_from)
    .orderBy('period_from', 'desc')
    .execute()
}

/**
 * The run that another is compared with: the one that is asked for, else the last one of the cycle. A run of chosen accounts, and the
 * first of a cycle, is compared with the last bills of its accounts: null. Refuses a run that is no earlier one of the cycle.
 */
export function comparedRun(
  run: BillRun,
  choices: readonly BillRun[],
  asked: number | undefined,
): BillRun | null {
  if (asked === undefined) return (run.kind === 'cycle' ? choices[0] : undefined) ?? null
  return choices.find(({ id }) => id === asked) ?? refuse('RUN_NOT_COMPARABLE', { runId: asked })
}

/** What a row `r` was charged on the last bill, or in an earlier run; null for an account that had no bill there. */
export const beforeOf = (against: number | undefined): RawBuilder<number | null> =>
  against === undefined
    ? sql<number | null>`r.last_charges_cents`
    : sql<
        number | null
      >`(select b.charges_cents from bill b where b.run_id = ${against} and b.account_id = r.account_id)`

const columns = sql`(cause text, "amountCents" bigint)`

/**
 * Why a row `r` differs from its last bill, or from its bill of an earlier run, as rows of `cause` and `amountCents`. Every bill says
 * why it differs from the one before it, to the cent; so what lies between two bills is all that the bills from the one to the
 * other say.
 */
export function differencesFrom(against: number | undefined): RawBuilder<unknown> {
  const own = sql`select * from jsonb_to_recordset(r.document->'differences') as d ${columns}`
  if (against === undefined) return sql`(${own})`
  const base = sql`select b.id from bill b where b.run_id = ${against} and b.account_id = r.account_id`
  const until = sql`select b.id from bill b where b.run_id = r.run_id and b.account_id = r.account_id`
  return sql`(
    select 'new' as cause, r.charges_cents as "amountCents" where not exists (${base})
    union all
    select * from (${own}) own where exists (${base})
    union all
    select d.* from bill later cross join lateral jsonb_to_recordset(later.document->'differences') as d ${columns}
    where later.account_id = r.account_id and later.id > (${base}) and later.run_id <> r.run_id
      and later.id < coalesce((${until}), 9223372036854775807))`
}
