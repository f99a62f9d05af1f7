import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Place } from './pick-lots.ts'

/** A lot at a place as the books have it. */
export type LotThere = Place & {
  readonly itemId: number
  readonly versionId: number
  /** Whether its version may be used today. */
  readonly usable: boolean
}

/**
 * What lies where, by lot, the oldest first: the versions that have to be used up before others, then the lots in the order in which
 * they came. It is the sum of what came and went, and nothing else.
 */
export async function lotsThere(
  { db, today }: Work,
  { itemIds, locationId }: { readonly itemIds: readonly number[]; readonly locationId?: number | undefined },
): Promise<LotThere[]> {
  const { rows } = await sql<LotThere>`
    select m.item_id as "itemId", m.lot_id as "lotId", m.location_id as "locationId", l.version_id as "versionId",
      sum(m.quantity)::bigint as quantity, v.from_on <= ${today}::date and coalesce(v.last_use_on >= ${today}::date, true) as usable
    from stock_move m join stock_lot l on l.id = m.lot_id join stock_form_version v on v.id = l.version_id
    where m.item_id = any(${[...itemIds]}::bigint[])
      and ${locationId === undefined ? sql`true` : sql`m.location_id = ${locationId}`}
    group by m.item_id, m.lot_id, m.location_id, l.version_id, v.from_on, v.last_use_on, l.received_on
    having sum(m.quantity) <> 0
    order by v.last_use_on nulls last, v.from_on, l.received_on, m.lot_id, m.location_id`.execute(db)
  return rows
}

/** How much of an item there is, and how much of it is whose. */
export type Standing = {
  readonly onHand: number
  /** Of a version that may not be used today. */
  readonly unusable: number
  readonly reserved: number
  /** What may be used and is not reserved: less than nothing where more is reserved than there is. */
  readonly free: number
}

/** How items stand, by their ids: what lies there, what of it may be used, and what is kept for something. */
export async function standings(work: Work, itemIds: readonly number[]): Promise<Map<number, Standing>> {
  const lots = Map.groupBy(await lotsThere(work, { itemIds }), ({ itemId }) => itemId)
  const { rows } = await sql<{ itemId: number; reserved: number }>`
    select item_id as "itemId", sum(quantity)::bigint as reserved from stock_reservation
    where state = 'open' and item_id = any(${[...itemIds]}::bigint[]) group by item_id`.execute(work.db)
  const reservedOf = new Map(rows.map(({ itemId, reserved }) => [itemId, reserved]))
  return new Map(
    itemIds.map((id) => {
      const there = lots.get(id) ?? []
      const onHand = sumOf(there)
      const unusable = sumOf(there.filter(({ usable }) => !usable))
      const reserved = reservedOf.get(id) ?? 0
      return [id, { onHand, unusable, reserved, free: onHand - unusable - reserved }]
    }),
  )
}

/** What some lots come to. */
export const sumOf = (lots: readonly { readonly quantity: number }[]): number =>
  lots.reduce((sum, { quantity }) => sum + quantity, 0)

/** The id of a location by its code. Refuses STOCK_LOCATION_NOT_FOUND, also one that was closed. */
export async function locationOf({ db }: Work, code: string): Promise<number> {
  const row = await db
    .selectFrom('stock_location')
    .select('id')
    .where('code', '=', code)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return row?.id ?? refuse('STOCK_LOCATION_NOT_FOUND', { location: code })
}

/** The version that holds on a day, or the one of a name. Refuses STOCK_VERSION_NOT_FOUND. */
export async function versionOf(
  { db }: Work,
  {
    item,
    name,
    on,
  }: { readonly item: { id: number; code: string }; readonly name: string | null; readonly on: PlainDate },
): Promise<number> {
  const asked = db.selectFrom('stock_form_version').select('id').where('item_id', '=', item.id)
  const row = await (name === null
    ? asked.where('from_on', '<=', on).orderBy('from_on', 'desc').limit(1)
    : asked.where('name', '=', name)
  ).executeTakeFirst()
  return row?.id ?? refuse('STOCK_VERSION_NOT_FOUND', { item: item.code, version: name ?? on.toString() })
}
