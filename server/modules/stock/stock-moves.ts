import type { StockMove } from '@cartwright/api/stock-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

export type MoveShown = z.output<typeof StockMove>

/** What came and went; `which` ends the question with its order. */
export async function movesOf({ db }: Work, which: RawBuilder<unknown>): Promise<MoveShown[]> {
  const { rows } = await sql<Omit<MoveShown, 'movedOn'> & { movedOn: PlainDate }>`
    select m.id as "moveId", i.code as item, m.lot_id as "lotId", p.code as location, m.kind, m.quantity, m.left_after as "leftAfter",
      m.moved_on as "movedOn", m.subject, m.reason, m.transfer_id as "transferId", c.count_id as "countId", m.made_by as by,
      m.reverses_id as "takesBack", back.id as "takenBackBy"
    from stock_move m join stock_item i on i.id = m.item_id join stock_location p on p.id = m.location_id
    left join stock_count_line c on c.id = m.count_line_id left join stock_move back on back.reverses_id = m.id
    where ${which}`.execute(db)
  return rows.map(({ movedOn, ...row }) => ({ ...row, movedOn: movedOn.toString() }))
}
