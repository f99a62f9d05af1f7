import type { stock } from '@cartwright/api/stock'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { addMoves, movesOut } from './add-moves.ts'
import { type Pick, pickLots } from './pick-lots.ts'
import { lockItems, type StockItem } from './stock-items.ts'
import { locationOf, lotsThere, standings, sumOf } from './stock-on-hand.ts'

type Taking = ReceivedBy<typeof stock.move>['body']

/**
 * Books what was used, spoiled or destroyed outside of runs, the oldest lot first unless one is named. What is used must be of a version that may be
 * used, and free; what is spoiled or destroyed is gone whatever it was kept for.
 */
export async function moveStock(
  work: Work,
  { body }: ReceivedBy<typeof stock.move>,
): Promise<{ item: string }> {
  const on = refuseLater(work, 'on', body.on)
  const [item] = await lockItems(work, [body.item])
  const picks = await picksFor(work, item!, body)
  const move = { itemId: item!.id, kind: body.kind, movedOn: on, reason: body.reason }
  await addMoves(work, movesOut(picks, move))
  await recordCommand(work, {
    command: `note-stock-${body.kind}`,
    subject: `stock ${body.item}`,
    changes: { quantity: body.quantity, on: body.on, location: body.location, lot: body.lotId },
    reason: body.reason,
  })
  return { item: body.item }
}

async function picksFor(
  work: Work,
  item: StockItem,
  { kind, quantity, location, lotId }: Taking,
): Promise<Pick[]> {
  const locationId = location === null ? undefined : await locationOf(work, location)
  const there = (await lotsThere(work, { itemIds: [item.id], locationId })).filter(
    (lot) => (lotId === null || lot.lotId === lotId) && (kind !== 'used' || lot.usable),
  )
  const free =
    kind === 'used' ? (await standings(work, [item.id])).get(item.id)!.free : Number.MAX_SAFE_INTEGER
  const picks = quantity <= free ? pickLots(inOrder(kind, there), quantity) : null
  return (
    picks ??
    refuse('STOCK_SHORT', {
      items: [{ item: item.code, needed: quantity, free: Math.max(Math.min(free, sumOf(there)), 0) }],
    })
  )
}

/** What is destroyed is obsolete first: nobody destroys what may be used while there is something that may not. */
const inOrder = <Lot extends { readonly usable: boolean }>(
  kind: Taking['kind'],
  lots: readonly Lot[],
): Lot[] => (kind === 'destroyed' ? lots.toSorted((a, b) => Number(a.usable) - Number(b.usable)) : [...lots])

/** Brings stock from one location to another: it stays the lots it is. Answers the transfer, whose packing list is printed. */
export async function transferStock(
  work: Work,
  { body }: ReceivedBy<typeof stock.transfer>,
): Promise<{ transferId: number }> {
  const on = refuseLater(work, 'on', body.on)
  if (body.from === body.to) refuseField('to', 'Choose another location than the one it comes from.')
  const items = await lockItems(
    work,
    body.lines.map(({ item }) => item),
  )
  const [fromId, toId] = [await locationOf(work, body.from), await locationOf(work, body.to)]
  const { id } = await work.db
    .insertInto('stock_transfer')
    .values({ from_id: fromId, to_id: toId, moved_on: on, note: body.note, made_by: work.actor.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [at, { item: code, quantity }] of body.lines.entries()) {
    const there = await lotsThere(work, { itemIds: [items[at]!.id], locationId: fromId })
    const picks =
      pickLots(there, quantity) ??
      refuse('STOCK_SHORT', { items: [{ item: code, needed: quantity, free: sumOf(there) }] })
    const move = { itemId: items[at]!.id, kind: 'moved', movedOn: on, transferId: id } as const
    await addMoves(work, [
      ...movesOut(picks, move),
      ...picks.map((pick) => ({ ...move, ...pick, locationId: toId })),
    ])
  }
  await recordCommand(work, {
    command: 'transfer-stock',
    subject: `stock transfer ${id}`,
    changes: { from: body.from, to: body.to, lines: body.lines },
  })
  return { transferId: id }
}

/**
 * Takes back a move that was entered wrongly: as much comes or goes at the same place, and both stay in the books. Done again it changes nothing.
 * Refuses what belongs to a run, a count or a transfer, and what would leave less than nothing.
 */
export async function takeBackMove(
  work: Work,
  { params: { moveId }, body: { reason } }: ReceivedBy<typeof stock.takeBack>,
): Promise<{ item: string }> {
  const { rows } = await sql<{ code: string }>`
    select i.code from stock_move m join stock_item i on i.id = m.item_id where m.id = ${moveId}`.execute(
    work.db,
  )
  const code = rows[0]?.code ?? refuse('STOCK_MOVE_NOT_FOUND', { moveId })
  await lockItems(work, [code])
  const move = await work.db
    .selectFrom('stock_move')
    .selectAll()
    .where('id', '=', moveId)
    .executeTakeFirstOrThrow()
  const back = await work.db
    .selectFrom('stock_move')
    .select('id')
    .where('reverses_id', '=', moveId)
    .executeTakeFirst()
  if (back) return { item: code }
  const isOwn =
    ['received', 'used', 'spoiled', 'destroyed'].includes(move.kind) && move.reservation_id === null
  if (!isOwn) refuse('STOCK_MOVE_STAYS', { moveId, kind: move.kind })
  const there = await lotsThere(work, { itemIds: [move.item_id], locationId: move.location_id })
  const left = sumOf(there.filter(({ lotId }) => lotId === move.lot_id))
  if (left < move.quantity)
    refuse('STOCK_SHORT', { items: [{ item: code, needed: move.quantity, free: left }] })
  await addMoves(work, [
    {
      itemId: move.item_id,
      lotId: move.lot_id,
      locationId: move.location_id,
      kind: 'taken-back',
      quantity: -move.quantity,
      movedOn: work.today,
      subject: move.subject,
      reversesId: moveId,
      reason,
    },
  ])
  await recordCommand(work, {
    command: 'take-back-stock-move',
    subject: `stock ${code}`,
    changes: { moveId, kind: move.kind, quantity: move.quantity },
    reason,
  })
  return { item: code }
}

/** Reads a day. Refuses one to come. */
function refuseLater({ today }: Work, field: string, on: string): PlainDate {
  const day = PlainDate.from(on)
  if (isBefore(today, day)) refuseField(field, 'Write today, or the day before on which it happened.')
  return day
}
