import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { StandingCheck } from '#kernel/standing-check'
import { dayWords } from '#kernel/words'
import { valueOf } from './count-line.ts'
import { outlooks } from './show-items.ts'
import { stockItems } from './stock-items.ts'

/** Stock that the sums of the books do not bear out: less than nothing, or another sum than was written down with the last move. */
export const stockDiffers: StandingCheck = {
  code: 'stock-differs',
  title: 'Stock that does not add up',
  looksFor:
    'Lots of which the books have less than nothing, or whose moves do not come to what the last one says is left.',
  atStake: 'What the pieces cost.',
  owner: 'coordinator',
  find: async ({ db }) => {
    const { rows } = await sql<{
      item: string
      lotId: number
      location: string
      sum: number
      left: number
      thousandCents: number | null
    }>`
      select i.code as item, m.lot_id as "lotId", p.code as location, sum(m.quantity)::bigint as sum,
        (array_agg(m.left_after order by m.id desc))[1] as "left", i.thousand_cents as "thousandCents"
      from stock_move m join stock_item i on i.id = m.item_id join stock_location p on p.id = m.location_id
      group by i.id, m.lot_id, p.id
      having sum(m.quantity) < 0 or sum(m.quantity) <> (array_agg(m.left_after order by m.id desc))[1]`.execute(
      db,
    )
    return rows.map(({ item, lotId, location, sum, left, thousandCents }) => ({
      subject: `stock ${item} lot ${lotId} at ${location}`,
      sentence: `The moves of lot L-${lotId} of ${item} at ${location} come to ${said(sum)}, and the last one says ${said(left)}.`,
      amountCents: Math.abs(valueOf(left - sum, thousandCents) ?? 0),
      basis: 'The difference at what a thousand cost.',
      facts: [{ what: 'Item', value: item }],
    }))
  },
}

/** Items that have to be ordered. */
export const stockBelow: StandingCheck = {
  code: 'stock-below-reorder-point',
  title: 'Stock at its reorder point',
  looksFor: 'Items of which what may be used and was ordered is no more than their reorder point.',
  atStake: 'Nothing: no money is lost, but a run would wait.',
  owner: 'coordinator',
  find: async (work) => {
    const items = await stockItems(work)
    if (items.length === 0) return []
    return (await outlooks(work, items))
      .filter(({ shown }) => shown.below)
      .map(({ shown, proposed }) => ({
        subject: `stock ${shown.code}`,
        sentence: `Of ${shown.code}, ${shown.name}, ${said(shown.onHand - shown.unusable)} may be used and ${said(shown.onOrder)} are ordered; the reorder point is ${said(shown.reorderPoint)}. Order ${said(proposed)}.`,
        amountCents: 0,
        basis: 'Nothing is lost yet.',
        facts: [
          { what: 'Reorder point', value: shown.reorderBasis },
          {
            what: 'Runs out',
            value:
              shown.runsOutOn === null ? 'Not by the run plan' : dayWords(PlainDate.from(shown.runsOutOn)),
          },
        ],
      }))
  },
}

/** Forms that may be used no longer and still lie there. */
export const obsoleteStock: StandingCheck = {
  code: 'obsolete-stock',
  title: 'Obsolete forms still in stock',
  looksFor: 'Lots of a version whose last day of use is past.',
  atStake: 'What the pieces cost.',
  owner: 'clerk',
  find: async ({ db, today }) => {
    const { rows } = await sql<{
      item: string
      version: string
      until: PlainDate
      quantity: number
      thousandCents: number | null
    }>`
      select i.code as item, v.name as version, v.last_use_on as until, sum(m.quantity)::bigint as quantity, i.thousand_cents as "thousandCents"
      from stock_form_version v join stock_item i on i.id = v.item_id join stock_lot l on l.version_id = v.id
      join stock_move m on m.lot_id = l.id where v.last_use_on < ${today}::date
      group by i.id, v.id having sum(m.quantity) > 0 order by i.code, v.id`.execute(db)
    return rows.map(({ item, version, until, quantity, thousandCents }) => ({
      subject: `stock ${item} version ${version}`,
      sentence: `${said(quantity)} of ${item}, version ${version}, still lie there, and may not be used since ${dayWords(until)}. Destroy them and note it.`,
      amountCents: valueOf(quantity, thousandCents) ?? 0,
      basis: 'The pieces at what a thousand cost.',
      facts: [{ what: 'Last day of use', value: dayWords(until) }],
    }))
  },
}

const said = (quantity: number): string => quantity.toLocaleString('en-US')
