import type { StockLocation, StockPlace, StockReservation, StockVersion } from '@cartwright/api/stock-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

type Reservation = z.output<typeof StockReservation>
type Version = z.output<typeof StockVersion>
export type Placed = z.output<typeof StockPlace>
type Location = z.output<typeof StockLocation>

/** Where stock may lie, with how many pieces lie there. Those that were closed come last. */
export async function locations({ db }: Work): Promise<Location[]> {
  const { rows } = await sql<Omit<Location, 'closedOn'> & { closedOn: PlainDate | null }>`
    select l.code, l.name, l.closed_on as "closedOn",
      (select coalesce(sum(quantity), 0)::bigint from stock_move where location_id = l.id) as pieces
    from stock_location l order by l.closed_on nulls first, l.id`.execute(db)
  return rows.map(({ closedOn, ...row }) => ({ ...row, closedOn: closedOn?.toString() ?? null }))
}

/** What was reserved; `which` ends the question with its order. */
export async function reservationsOf({ db }: Work, which: RawBuilder<unknown>): Promise<Reservation[]> {
  const { rows } = await sql<
    Omit<Reservation, 'madeOn' | 'endedOn'> & { madeOn: PlainDate; endedOn: PlainDate | null }
  >`
    select r.subject, r.run_id as "runId", i.code as item, r.quantity, r.state, r.used, r.spoiled, r.made_by as "madeBy",
      r.made_on as "madeOn", r.ended_by as "endedBy", r.ended_on as "endedOn"
    from stock_reservation r join stock_item i on i.id = r.item_id where ${which}`.execute(db)
  return rows.map(({ madeOn, endedOn, ...row }) => ({
    ...row,
    madeOn: madeOn.toString(),
    endedOn: endedOn?.toString() ?? null,
  }))
}

/** The versions of an item, newest first. */
export async function versionsOf({ db, today }: Work, itemId: number): Promise<Version[]> {
  const { rows } = await sql<
    Omit<Version, 'fromOn' | 'lastUseOn'> & { fromOn: PlainDate; lastUseOn: PlainDate | null }
  >`
    select v.name, v.from_on as "fromOn", v.last_use_on as "lastUseOn", v.note,
      case when v.from_on > ${today}::date then 'later' when v.last_use_on < ${today}::date then 'obsolete' else 'current' end as standing,
      coalesce((select sum(m.quantity) from stock_lot l join stock_move m on m.lot_id = l.id where l.version_id = v.id), 0)::bigint as "onHand"
    from stock_form_version v where v.item_id = ${itemId} order by v.from_on desc`.execute(db)
  return rows.map(({ fromOn, lastUseOn, ...row }) => ({
    ...row,
    fromOn: fromOn.toString(),
    lastUseOn: lastUseOn?.toString() ?? null,
  }))
}

/** Where an item lies, by lot, in the order in which it is used. */
export async function placesOf(work: Work, itemId: number): Promise<Placed[]> {
  return (await readPlaces(work, sql`m.item_id = ${itemId}`)).map((row) => {
    const { item: _, ...place } = row
    return place
  })
}

/** Where all items lie, by item. */
export const placesOfAll = (work: Work): Promise<(Placed & { item: string })[]> => readPlaces(work, sql`true`)

async function readPlaces(
  { db, today }: Work,
  of: RawBuilder<unknown>,
): Promise<(Placed & { item: string })[]> {
  const { rows } = await sql<Omit<Placed, 'receivedOn'> & { item: string; receivedOn: PlainDate }>`
    select i.code as item, l.id as "lotId", v.name as version, l.received_on as "receivedOn", r.vendor, r.packing_slip as "packingSlip",
      p.code as location, sum(m.quantity)::bigint as quantity,
      v.from_on <= ${today}::date and coalesce(v.last_use_on >= ${today}::date, true) as usable
    from stock_move m join stock_lot l on l.id = m.lot_id join stock_form_version v on v.id = l.version_id
    join stock_receipt r on r.id = l.receipt_id join stock_location p on p.id = m.location_id join stock_item i on i.id = m.item_id
    where ${of} group by i.code, l.id, v.id, r.id, p.id having sum(m.quantity) <> 0
    order by i.code, v.last_use_on nulls last, v.from_on, l.received_on, l.id, p.id`.execute(db)
  return rows.map(({ receivedOn, ...row }) => ({ ...row, receivedOn: receivedOn.toString() }))
}
