import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { Arrival, Expected } from './stock-forecast.ts'
import { runsToCome, usesOf } from './run-plan-needs.ts'
import type { StockItem } from './stock-items.ts'

/** For how many days ahead stock is looked at: the longest that a plan of runs usually reaches. */
const horizonDays = 365
/** Over how many days the use of what no run needs is averaged. */
const lookBackDays = 180

/**
 * What is expected to be used of each item until the horizon: what the planned runs need, and, of what no run needs, what was used lately, week by
 * week.
 */
export async function expectedUses(
  work: Work,
  items: readonly StockItem[],
): Promise<Map<number, { readonly uses: Expected[]; readonly basis: string; readonly until: PlainDate }>> {
  const horizon = work.today.add({ days: horizonDays })
  const runs = items.some(({ usedFor }) => usedFor !== 'none') ? await runsToCome(work, horizon) : []
  const lately = await usedLately(work)
  const lastRun = runs.at(-1)?.on
  return new Map(
    items.map((item) => {
      const planned = usesOf(item, runs)
      if (planned.length > 0)
        return [item.id, { uses: planned, basis: 'the run plan', until: lastRun!.add({ days: 1 }) }]
      const used = lately.get(item.id) ?? 0
      return [
        item.id,
        {
          uses: weekly(work.today, used),
          basis:
            used > 0 ? `the use of the last ${lookBackDays} days` : 'nothing: none of it was used lately',
          until: horizon,
        },
      ]
    }),
  )
}

/** What was used and spoiled of each item lately. */
async function usedLately({ db, today }: Work): Promise<Map<number, number>> {
  const { rows } = await sql<{ itemId: number; used: number }>`
    select item_id as "itemId", (-sum(quantity))::bigint as used from stock_move m
    where kind in ('used', 'spoiled') and moved_on > ${today.subtract({ days: lookBackDays })}::date
      and not exists (select from stock_move back where back.reverses_id = m.id)
    group by item_id`.execute(db)
  return new Map(rows.map(({ itemId, used }) => [itemId, used]))
}

/** The same use as lately, week by week. What is a fraction of a week waits until it is a whole piece. */
function weekly(today: PlainDate, used: number): Expected[] {
  if (used === 0) return []
  const through = (week: number): number => Math.floor((used * week * 7) / lookBackDays)
  return Array.from({ length: Math.floor(horizonDays / 7) }, (_, at) => ({
    on: today.add({ days: (at + 1) * 7 }),
    quantity: through(at + 1) - through(at),
    because: 'Used as lately',
  })).filter(({ quantity }) => quantity > 0)
}

/** What was ordered and has not come, by item: it is expected on the day it is needed by, else after the lead time. */
export async function arrivals(work: Work): Promise<Map<number, Arrival[]>> {
  const { rows } = await sql<{
    itemId: number
    quantity: number
    on: PlainDate
    requestId: number
    version: string
    from: PlainDate
    lastUse: PlainDate | null
  }>`
    select l.item_id as "itemId", l.quantity - came.quantity as quantity, l.request_id as "requestId",
      coalesce(r.need_by, r.ordered_on + i.lead_days::int) as "on", v.name as version, v.from_on as "from", v.last_use_on as "lastUse"
    from purchase_request_line l join purchase_request r on r.id = l.request_id join stock_item i on i.id = l.item_id
    join stock_form_version v on v.id = l.version_id
    cross join lateral (select coalesce(sum(m.quantity), 0)::bigint as quantity from stock_lot lot join stock_move m on m.lot_id = lot.id
      where lot.request_line_id = l.id and (m.kind = 'received' or m.kind = 'taken-back' and exists (
        select from stock_move back where back.id = m.reverses_id and back.kind = 'received'))) came
    where r.state = 'ordered' and l.quantity > came.quantity order by "on", l.id`.execute(work.db)
  return Map.groupBy(
    rows.map(({ requestId, ...row }) => ({ ...row, because: `Purchase request PR-${requestId}` })),
    ({ itemId }) => itemId,
  )
}
