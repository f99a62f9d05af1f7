import type { stock } from '@cartwright/api/stock'
import type { StockItem as ItemShown } from '@cartwright/api/stock-shapes'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { arrivals, expectedUses } from './expected-uses.ts'
import { isBelow, orderProposed, reorderPoint } from './reorder-point.ts'
import { type Bucket, forecastStock, type Point, runsOutOn } from './stock-forecast.ts'
import { movesOf } from './stock-moves.ts'
import { type StockItem, stockItem, stockItems } from './stock-items.ts'
import { standings, sumOf } from './stock-on-hand.ts'
import { placesOf, reservationsOf, versionsOf } from './stock-rows.ts'

export type Shown = z.output<typeof ItemShown>
/** An item as it stands, with what will become of it. */
export type Outlook = {
  readonly shown: Shown
  readonly points: Point[]
  readonly until: PlainDate
  readonly proposed: number
}

/** For how many days after it came an order is proposed to last. */
const orderLasts = 90

/** All items that are kept, by code, each with how much there is, how long it lasts, and whether to order. */
export async function showItems(work: Work): Promise<{ rows: Shown[] }> {
  return { rows: (await outlooks(work, await stockItems(work))).map(({ shown }) => shown) }
}

/** One item with its versions, where it lies, what is reserved, what came and went, and what will be there. */
export async function showItem(
  work: Work,
  { params: { code } }: ReceivedBy<typeof stock.show>,
): Promise<SuccessOf<typeof stock.show>> {
  const item = await stockItem(work, code)
  const [outlook] = await outlooks(work, [item])
  const { shown, points, until, proposed } = outlook!
  return {
    item: shown,
    orderProposed: proposed,
    versions: await versionsOf(work, item.id),
    places: await placesOf(work, item.id),
    reservations: await reservationsOf(work, sql`r.item_id = ${item.id} order by r.id desc limit 100`),
    moves: await movesOf(work, sql`m.item_id = ${item.id} order by m.id desc limit 200`),
    forecast: {
      until: until.toString(),
      points: points.map(({ on, ...point }) => ({ on: on.toString(), ...point })),
    },
  }
}

/** How items stand and what will become of them, with as many questions for many as for one. */
export async function outlooks(work: Work, items: readonly StockItem[]): Promise<Outlook[]> {
  const ids = items.map(({ id }) => id)
  const stands = await standings(work, ids)
  const buckets = await bucketsOf(work, ids)
  const uses = await expectedUses(work, items)
  const coming = await arrivals(work)
  return items.map((item) => {
    const stand = stands.get(item.id)!
    const expected = uses.get(item.id)!
    const ordered = coming.get(item.id) ?? []
    const onOrder = sumOf(ordered)
    const points = forecastStock({
      days: { from: work.today, until: expected.until },
      buckets: buckets.get(item.id) ?? [],
      uses: expected.uses,
      arrivals: ordered,
    })
    const asked = { today: work.today, ...item, uses: expected.uses }
    const point = reorderPoint(asked)
    const position = stand.onHand - stand.unusable + onOrder
    const out = runsOutOn(points)
    return {
      points,
      until: expected.until,
      proposed: orderProposed({ ...asked, position, unit: unitOf(item), lasts: orderLasts }),
      shown: {
        ...factsOf(item),
        ...stand,
        onOrder,
        reorderPoint: point,
        reorderBasis: `${item.leadDays} days of lead time by ${expected.basis}, and ${item.safetyQuantity.toLocaleString('en-US')} of safety stock`,
        below: isBelow(point, position),
        daysLeft: out && work.today.until(out, { largestUnit: 'days' }).days,
        runsOutOn: out?.toString() ?? null,
      },
    }
  })
}

/** The smallest quantity a vendor sends: a carton, else a pack, else one. */
const unitOf = ({ piecesPerPack, packsPerCarton }: StockItem): number =>
  (piecesPerPack ?? 1) * (packsPerCarton ?? 1)

function factsOf(item: StockItem) {
  const { id: _, ...facts } = item
  return facts
}

/** What lies there of each version of items. */
async function bucketsOf({ db }: Work, itemIds: readonly number[]): Promise<Map<number, Bucket[]>> {
  const { rows } = await sql<Bucket & { itemId: number }>`
    select m.item_id as "itemId", sum(m.quantity)::bigint as quantity, v.from_on as "from", v.last_use_on as "lastUse", v.name as version
    from stock_move m join stock_lot l on l.id = m.lot_id join stock_form_version v on v.id = l.version_id
    where m.item_id = any(${[...itemIds]}::bigint[]) group by m.item_id, v.id having sum(m.quantity) > 0`.execute(
    db,
  )
  return Map.groupBy(rows, ({ itemId }) => itemId)
}
