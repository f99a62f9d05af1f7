import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { insertsFor, whoGets } from '../inserts/inserts-of-run.ts'
import type { Material } from '../stock/run-plan-needs.ts'

/**
 * What a posted run puts into envelopes: bills on paper and copies for owners. Its pages are those that were printed; before that they are guessed
 * from how many charges each bill lists and whether it is in large print (`bill.typ`: four charges have room on the first page, some twenty-five
 * on each that follows; large print begins its facts on a second page). Null: it has no bills yet.
 */
export async function materialOfRun(work: Work, runId: number): Promise<Material | null> {
  const { db } = work
  const { rows } = await sql<{ bills: number; pieces: number; guessed: number; printed: number | null }>`
    select count(*) as bills, coalesce(sum(paper + copy), 0)::bigint as pieces,
      coalesce(sum(paper * (case when large then 2 + greatest(0, lines - 5 + 8) / 9 else plain end) + copy * plain), 0)::bigint as guessed,
      (select (select sum((part->>'pages')::bigint)::bigint from jsonb_array_elements(manifest->'parts') part) from print_job
        where run_id = ${runId} and state = 'done' and holds = 'run' and from_piece = 1 order by id desc limit 1) as printed
    from (select sent * (bill_by in ('paper', 'both') or bill_by = 'email' and not has_email)::int as paper, sent * has_copy::int as copy,
        large, lines, 1 + (greatest(0, lines - 4) + 24) / 25 as plain
      from (select (coalesce(jsonb_typeof(b.document->'suppressed'), 'null') = 'null')::int as sent,
          b.document->>'billBy' as bill_by, b.document->>'email' is not null as has_email,
          coalesce(jsonb_typeof(b.document->'ownerCopyTo'), 'null') <> 'null' as has_copy,
          coalesce((b.document->>'largePrint')::boolean, false) as large,
          (select count(*) from bill_line l where l.bill_id = b.id) as lines
        from bill b where b.run_id = ${runId}
          and not exists (select from mail_sort_left_out o where o.run_id = b.run_id and o.bill_id = b.id)) bill) counted`.execute(
    db,
  )
  const { bills, pieces, guessed, printed } = rows[0]!
  return bills === 0 ? null : { pieces, pages: printed ?? guessed, inserts: await insertsByItem(work, runId) }
}

/** How many of each item of stock lie beside bills of the run, by the inserts that were approved for it. What was typed and is no item is not counted. */
async function insertsByItem(work: Work, runId: number): Promise<Map<string, number>> {
  const run = await findRun(work, runId)
  const kept = (await insertsFor(work, run)).filter(({ itemCode }) => itemCode !== null)
  const many = new Map<string, number>()
  if (kept.length === 0) return many
  const left = await accountsLeftOut(work, runId)
  for (const { accountId, inserts } of await whoGets(work, runId, kept))
    if (!left.has(accountId))
      for (const { itemCode } of inserts) many.set(itemCode!, (many.get(itemCode!) ?? 0) + 1)
  return many
}

async function accountsLeftOut({ db }: Work, runId: number): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('mail_sort_left_out as o')
    .innerJoin('bill as b', 'b.id', 'o.bill_id')
    .select('b.account_id')
    .where('o.run_id', '=', runId)
    .execute()
  return new Set(rows.map(({ account_id }) => account_id))
}
