import type { StockMoveKind } from '@cartwright/api/stock-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { keyOf } from '../billing/bill-run.ts'
import type { Pick } from './pick-lots.ts'

/** Stock that came or went. Its quantity is less than nothing where it went. */
export type NewMove = Pick & {
  readonly itemId: number
  readonly kind: z.infer<typeof StockMoveKind>
  readonly movedOn: PlainDate
  readonly subject?: string | null
  readonly reason?: string | null
  readonly reservationId?: number
  readonly transferId?: number
  readonly countLineId?: number
  readonly reversesId?: number
}

/**
 * Writes moves down, each with what of its lot lies there after it: the database turns down what would leave less than nothing. Whoever calls
 * holds the items (`lockItems`), or two moves at once could both count on the same pieces.
 */
export async function addMoves(work: Work, moves: readonly NewMove[]): Promise<void> {
  for (const move of moves)
    await sql`
      insert into stock_move (item_id, lot_id, location_id, kind, quantity, left_after, moved_on, subject, reason, reservation_id,
        transfer_id, count_line_id, reverses_id, made_by, made_by_key)
      select ${move.itemId}, ${move.lotId}, ${move.locationId}, ${move.kind}, ${move.quantity}::bigint,
        ${move.quantity}::bigint + coalesce((select sum(quantity)::bigint from stock_move
          where item_id = ${move.itemId} and lot_id = ${move.lotId} and location_id = ${move.locationId}), 0),
        ${move.movedOn}::date, ${move.subject ?? null}, ${move.reason ?? null}, ${move.reservationId ?? null}::bigint,
        ${move.transferId ?? null}::bigint, ${move.countLineId ?? null}::bigint, ${move.reversesId ?? null}::bigint,
        ${work.actor.name}, ${keyOf(work.actor)}`.execute(work.db)
}

/** The moves that take picks out of stock. */
export const movesOut = (picks: readonly Pick[], move: Omit<NewMove, keyof Pick>): NewMove[] =>
  picks.map((pick) => ({ ...move, ...pick, quantity: -pick.quantity }))
