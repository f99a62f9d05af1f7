import { sql } from 'kysely'
import { type Change, ChangeCause } from '@cartwright/api/run-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import { becomesBill } from './run-totals.ts'

type Answer = z.output<typeof Change>

/** Where the bars of the histogram begin and end, in percent of the last bill. The one from 0 to 1 holds what did not change. */
const edges = [-50, -25, -10, -5, 0, 1, 5, 10, 25, 50, 100] as const

/** Why a run differs from the last bills of its accounts, by cause, and how many bills changed by how much. */
export async function changeOfRun(work: Work, runId: number): Promise<Answer> {
  const { rows } = await sql<{ beforeCents: number; nowCents: number }>`
    select coalesce(sum(r.last_charges_cents), 0)::bigint as "beforeCents",
      coalesce(sum(r.charges_cents), 0)::bigint as "nowCents"
    from register_bill r where r.run_id = ${runId} and ${becomesBill}`.execute(work.db)
  return { ...rows[0]!, causes: await causesOf(work, runId), histogram: await histogramOf(work, runId) }
}

async function causesOf(work: Work, runId: number): Promise<Answer['causes']> {
  const { rows } = await sql<Answer['causes'][number]>`
    select one->>'cause' as cause, count(distinct r.account_id) as accounts,
      sum((one->>'amountCents')::bigint)::bigint as "amountCents"
    from register_bill r cross join lateral jsonb_array_elements(r.document->'differences') one
    where r.run_id = ${runId} and ${becomesBill}
    group by 1`.execute(work.db)
  return rows.toSorted((a, b) => ChangeCause.options.indexOf(a.cause) - ChangeCause.options.indexOf(b.cause))
}

/** Bills without a charge before them have no percentage of change; they are among the new ones. */
async function histogramOf(work: Work, runId: number): Promise<Answer['histogram']> {
  const { rows } = await sql<{ class: string; bar: number; bills: number }>`
    select r.class, width_bucket((r.charges_cents - r.last_charges_cents) * 100.0 / r.last_charges_cents,
      ${[...edges]}::numeric[]) as bar, count(*) as bills
    from register_bill r
    where r.run_id = ${runId} and ${becomesBill} and r.last_charges_cents > 0
    group by 1, 2 order by 1, 2`.execute(work.db)
  return [...Map.groupBy(rows, (row) => row.class)].map(([name, bars]) => {
    const bills = new Map(bars.map((row) => [row.bar, row.bills]))
    return { class: name, bars: [...barsOf(bills)] }
  })
}

function* barsOf(bills: ReadonlyMap<number, number>) {
  for (let bar = 0; bar <= edges.length; bar++)
    yield {
      fromPercent: edges[bar - 1] ?? null,
      untilPercent: edges[bar] ?? null,
      bills: bills.get(bar) ?? 0,
    }
}
