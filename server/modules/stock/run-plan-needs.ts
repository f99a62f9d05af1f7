import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { dayOfStep, runOfPlan } from '../planning/stored-plans.ts'
import type { StockItem } from './stock-items.ts'
import type { Expected } from './stock-forecast.ts'

/** What a run puts into envelopes: pieces of mail, and pages in all of them. */
export type Material = {
  readonly pieces: number
  readonly pages: number
  /** Inserts that were approved for the run and are kept as stock, by item. */
  readonly inserts?: ReadonlyMap<string, number>
}

/** How many of an item a run needs. Where two pages go on a sheet, a bill of three has two: what is over two pages a piece is counted in halves. */
export function needOf(
  { usedFor, bothSides }: Pick<StockItem, 'usedFor' | 'bothSides'>,
  { pieces, pages }: Material,
): number {
  if (usedFor === 'none') return 0
  if (usedFor === 'piece') return pieces
  return bothSides ? pieces + Math.ceil(Math.max(0, pages - 2 * pieces) / 2) : pages
}

/** What the last posted run of each cycle put into envelopes: as it was printed, else as many pieces as it has bills, of a page each. */
export async function lastMaterials({
  db,
}: Work): Promise<Map<string, Material & { readonly runId: number }>> {
  const { rows } = await sql<{ cycle: string; runId: number; pieces: number; pages: number }>`
    select r.cycle, r.id as "runId", coalesce(job.pieces, bills.many) as pieces, coalesce(job.pages, bills.many) as pages
    from (select distinct on (cycle) cycle, id from bill_run
      where kind = 'cycle' and state in ('posted', 'produced', 'mailed', 'closed') order by cycle, period_from desc) r
    left join lateral (select (manifest->>'pieces')::bigint as pieces,
        (select coalesce(sum((part->>'pages')::bigint), 0)::bigint from jsonb_array_elements(manifest->'parts') part) as pages
      from print_job where run_id = r.id and state = 'done' and holds = 'run' and from_piece = 1 order by id desc limit 1) job on true
    cross join lateral (select count(*) as many from bill where run_id = r.id) bills`.execute(db)
  return new Map(rows.map(({ cycle, ...material }) => [cycle, material]))
}

/** A run on the calendar that has not been printed yet. */
export type RunToCome = {
  readonly cycle: string
  readonly cycleName: string
  readonly runId: number | null
  /** The day on which it is mailed. */
  readonly on: PlainDate
  readonly material: Material
  /** What was reserved for it, by item. */
  readonly reserved: ReadonlyMap<number, number>
  /** What was booked of the last run of its cycle, by item: used and spoiled. */
  readonly booked: ReadonlyMap<number, number>
}

/**
 * The runs of the calendar until a day that have not used their stock yet, each with what the last run of its cycle put into envelopes and what is
 * reserved for it. A cycle that never had a run is expected to need nothing: nobody knows what.
 */
export async function runsToCome(work: Work, until: PlainDate): Promise<RunToCome[]> {
  const { rows } = await sql<{
    cycle: string
    cycleName: string
    runId: number | null
    on: PlainDate
    reserved: Record<string, number> | null
  }>`
    select p.cycle, c.name as "cycleName", r.id as "runId", ${dayOfStep} as "on",
      (select jsonb_object_agg(item_id, quantity) from stock_reservation where run_id = r.id and state = 'open') as reserved
    from run_plan p join cycle c on c.code = p.cycle join plan_step s on s.plan_id = p.id and s.step = 'mail' ${runOfPlan}
    where coalesce(r.state, 'open') not in ('produced', 'mailed', 'closed')
      and not exists (select from stock_reservation where run_id = r.id and state = 'used')
      and not exists (select from bill_run l where r.id is null and l.cycle = p.cycle and l.kind = 'cycle'
        and l.state <> 'voided' and l.period_from > p.period_from)
      and ${dayOfStep} >= ${work.today}::date - 60 and ${dayOfStep} < ${until}::date
    order by "on", p.cycle`.execute(work.db)
  const materials = await lastMaterials(work)
  const booked = await bookedOf(
    work,
    [...materials.values()].map(({ runId }) => runId),
  )
  return rows.map(({ cycle, cycleName, runId, on, reserved }) => ({
    cycle,
    cycleName,
    runId,
    on,
    material: materials.get(cycle) ?? { pieces: 0, pages: 0 },
    reserved: new Map(Object.entries(reserved ?? {}).map(([item, quantity]) => [Number(item), quantity])),
    booked: booked.get(materials.get(cycle)?.runId ?? 0) ?? new Map(),
  }))
}

/** What runs used and spoiled of items, as it was booked. */
async function bookedOf({ db }: Work, runIds: readonly number[]): Promise<Map<number, Map<number, number>>> {
  const rows = await db
    .selectFrom('stock_reservation')
    .select(['run_id', 'item_id', 'used', 'spoiled'])
    .where('run_id', 'in', runIds.length > 0 ? [...runIds] : [0])
    .where('state', '=', 'used')
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ run_id }) => run_id ?? 0)].map(([runId, some]) => [
      runId,
      new Map(some.map(({ item_id, used, spoiled }) => [item_id, (used ?? 0) + (spoiled ?? 0)])),
    ]),
  )
}

/** What a run to come is expected to need of an item: what is reserved for it, else what the last run of its cycle used, else what that was printed on. */
export const expectedNeed = (item: StockItem, { reserved, booked, material }: RunToCome): number =>
  reserved.get(item.id) ?? (item.usedFor === 'none' ? 0 : booked.get(item.id)) ?? needOf(item, material)

/** What the runs to come are expected to use of an item. */
export const usesOf = (item: StockItem, runs: readonly RunToCome[]): Expected[] =>
  runs.flatMap((run) => {
    const quantity = expectedNeed(item, run)
    if (quantity === 0) return []
    const name = run.runId === null ? run.cycleName : `Run ${run.runId}, ${run.cycleName}`
    return [
      {
        on: run.on,
        quantity,
        because: `${name} (${run.reserved.has(item.id) ? 'reserved' : 'as many as last time'})`,
      },
    ]
  })
