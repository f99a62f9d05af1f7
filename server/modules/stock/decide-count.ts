import type { stockCounts } from '@cartwright/api/stock-counts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { addMoves } from './add-moves.ts'
import { countName } from './count-stock.ts'
import { lockCount, wholeCount, type WholeCount } from './count-rows.ts'
import { lockItems } from './stock-items.ts'

/** Asks another person to approve a count. Refuses one of which something is not counted, or must be counted again. */
export async function submitCount(work: Work, countId: number): Promise<WholeCount> {
  const { count } = await lockCount(work, countId, ['open'])
  refuseUnfinished(count)
  await work.db
    .updateTable('stock_count')
    .set({
      state: 'submitted',
      submitted_by: work.actor.name,
      submitted_by_key: keyOf(work.actor),
      submitted_on: work.today,
    })
    .where('id', '=', countId)
    .execute()
  await recordCommand(work, {
    command: 'submit-stock-count',
    subject: countName(countId),
    changes: { differences: count.differences, valueCents: count.valueCents },
  })
  return wholeCount(work, countId)
}

/** Gives a count back to be counted again: what was entered stays. */
export async function reopenCount(
  work: Work,
  { params: { countId }, body: { reason } }: ReceivedBy<typeof stockCounts.reopen>,
): Promise<WholeCount> {
  await lockCount(work, countId, ['submitted'])
  await work.db
    .updateTable('stock_count')
    .set({ state: 'open', submitted_by: null, submitted_by_key: null, submitted_on: null })
    .where('id', '=', countId)
    .execute()
  await recordCommand(work, {
    command: 'reopen-stock-count',
    subject: countName(countId),
    changes: {},
    reason,
  })
  return wholeCount(work, countId)
}

/**
 * Approves a count as the second person: each difference is posted as a move, so that the books have what was counted and what came or went since.
 * Refuses whoever opened it, counted of it or submitted it, and a difference that would leave less than nothing because more went meanwhile.
 */
export async function approveCount(
  work: Work,
  { params: { countId }, body: { note } }: ReceivedBy<typeof stockCounts.approve>,
): Promise<WholeCount> {
  const { count, lines } = await lockCount(work, countId, ['submitted'])
  await refuseOwn(work, countId)
  refuseUnfinished(count)
  const differing = lines.filter(({ difference }) => difference !== null && difference !== 0)
  await lockItems(work, [...new Set(differing.map(({ item }) => item))])
  await refuseGone(work, countId)
  const ids = await idsOf(work, countId)
  for (const { lineId, difference } of differing)
    await addMoves(work, [
      {
        ...ids.get(lineId)!,
        kind: 'counted',
        quantity: difference!,
        movedOn: work.today,
        subject: countName(countId),
        countLineId: lineId,
        reason: note,
      },
    ])
  await end(work, countId, { state: 'approved', reason: note })
  await recordCommand(work, {
    command: 'approve-stock-count',
    subject: countName(countId),
    changes: { differences: differing.length, valueCents: count.valueCents },
    reason: note,
  })
  return wholeCount(work, countId)
}

/** Gives a count up: nothing of it is posted, and what it held may be counted anew. */
export async function dropCount(
  work: Work,
  { params: { countId }, body: { reason } }: ReceivedBy<typeof stockCounts.drop>,
): Promise<WholeCount> {
  await lockCount(work, countId, ['open', 'submitted'])
  await end(work, countId, { state: 'dropped', reason })
  await recordCommand(work, { command: 'drop-stock-count', subject: countName(countId), changes: {}, reason })
  return wholeCount(work, countId)
}

async function end(
  work: Work,
  countId: number,
  { state, reason }: { readonly state: 'approved' | 'dropped'; readonly reason: string | null },
): Promise<void> {
  await work.db
    .updateTable('stock_count_line')
    .set({ is_open: false })
    .where('count_id', '=', countId)
    .execute()
  await work.db
    .updateTable('stock_count')
    .set({ state, ended_by: work.actor.name, ended_on: work.today, ended_reason: reason })
    .where('id', '=', countId)
    .execute()
}

function refuseUnfinished({ toCount, toRecount }: WholeCount['count']): void {
  if (toCount > 0 || toRecount > 0) refuse('STOCK_COUNT_UNFINISHED', { toCount, toRecount })
}

/** Nobody approves what they had a part in, or what the person had under whose authority they work. */
async function refuseOwn({ db, actor }: Work, countId: number): Promise<void> {
  const mine = [keyOf(actor), actor.delegation?.giver.userId ?? keyOf(actor)]
  const { rows } = await sql<{ by: string }>`
    select by from (
      select opened_by_key as key, opened_by as by from stock_count where id = ${countId}
      union all select submitted_by_key, submitted_by from stock_count where id = ${countId}
      union all select e.entered_by_key, e.entered_by from stock_count_entry e join stock_count_line l on l.id = e.line_id
        where l.count_id = ${countId}) taking
    where key = any(${mine}::text[]) limit 1`.execute(db)
  if (rows[0]) refuse('STOCK_COUNT_OWN', { by: rows[0].by })
}

/** Refuses differences that leave less than nothing: more was used of a lot than was counted of it. */
async function refuseGone({ db }: Work, countId: number): Promise<void> {
  const { rows } = await sql<{ item: string; needed: number; free: number }>`
    select i.code as item, -entry.difference as needed, there.quantity as free
    from stock_count_line l join stock_item i on i.id = l.item_id
    cross join lateral (select quantity - expected as difference from stock_count_entry where line_id = l.id order by id desc limit 1) entry
    cross join lateral (select coalesce(sum(quantity), 0)::bigint as quantity from stock_move m where m.item_id = l.item_id
      and m.lot_id = l.lot_id and m.location_id = l.location_id) there
    where l.count_id = ${countId} and there.quantity + entry.difference < 0 order by i.code`.execute(db)
  if (rows.length > 0) refuse('STOCK_SHORT', { items: rows })
}

async function idsOf({ db }: Work, countId: number) {
  const rows = await db
    .selectFrom('stock_count_line')
    .select(['id', 'item_id', 'lot_id', 'location_id'])
    .where('count_id', '=', countId)
    .execute()
  return new Map(
    rows.map(({ id, item_id, lot_id, location_id }) => [
      id,
      { itemId: item_id, lotId: lot_id, locationId: location_id },
    ]),
  )
}
