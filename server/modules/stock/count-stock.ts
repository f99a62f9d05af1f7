import type { stockCounts } from '@cartwright/api/stock-counts'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { instant, keyOf } from '../billing/bill-run.ts'
import { cityIdentity } from '../city/city-queries.ts'
import { lockCount, wholeCount, type WholeCount } from './count-rows.ts'
import { lockItems, stockItems } from './stock-items.ts'
import { locationOf } from './stock-on-hand.ts'

/** How records name a count. */
export const countName = (countId: number): string => `stock count ${countId}`

/**
 * Opens a count of every lot that lies at a location, or everywhere. What is in another open count is not counted twice: it is refused. Stock may come
 * and go while it is counted.
 */
export async function openCount(
  work: Work,
  { body }: ReceivedBy<typeof stockCounts.open>,
): Promise<WholeCount> {
  const locationId = body.location === null ? null : await locationOf(work, body.location)
  await lockItems(
    work,
    (await stockItems(work)).map(({ code }) => code),
  )
  const { rows: elsewhere } = await sql<{ id: number }>`
    select distinct count_id as id from stock_count_line
    where is_open and ${locationId === null ? sql`true` : sql`location_id = ${locationId}`} order by id`.execute(
    work.db,
  )
  if (elsewhere.length > 0) refuse('STOCK_COUNTED_ELSEWHERE', { countIds: elsewhere.map(({ id }) => id) })
  const { id } = await work.db
    .insertInto('stock_count')
    .values({
      location_id: locationId,
      as_of: instant(),
      recount_cents: body.recountCents,
      recount_percent: body.recountPercent,
      note: body.note,
      opened_by: work.actor.name,
      opened_by_key: keyOf(work.actor),
      opened_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`
    insert into stock_count_line (count_id, item_id, lot_id, location_id)
    select ${id}::bigint, item_id, lot_id, location_id from stock_move
    where ${locationId === null ? sql`true` : sql`location_id = ${locationId}`}
    group by item_id, lot_id, location_id having sum(quantity) > 0`.execute(work.db)
  const whole = await wholeCount(work, id)
  if (whole.lines.length === 0) refuse('STOCK_COUNT_EMPTY', {})
  await recordCommand(work, {
    command: 'open-stock-count',
    subject: countName(id),
    changes: { location: body.location, lines: whole.lines.length },
  })
  return whole
}

/**
 * Enters what was counted. Each line is held against what the books had at the instant it was counted, so that what comes or goes before or after makes
 * no difference. Refuses an instant to come, and one before the count was opened. The newest entry of a line counts.
 */
export async function enterCount(
  work: Work,
  { params: { countId }, body }: ReceivedBy<typeof stockCounts.enter>,
): Promise<WholeCount> {
  const { count, lines } = await lockCount(work, countId, ['open'])
  const now = instant()
  const at = body.countedAt === null ? now : await instantOf(work, body.countedAt)
  if (Temporal.Instant.compare(at, now) > 0) refuseField('countedAt', 'Write a time that is past.')
  // A clock on the wall knows no seconds: the minute in which the count was opened counts.
  const opened = Temporal.Instant.from(count.asOf).subtract({ seconds: 60 })
  if (Temporal.Instant.compare(at, opened) < 0)
    refuseField(
      'countedAt',
      'Write a time after the count was opened: what was counted before belongs to no count.',
    )
  const known = new Map(lines.map((line) => [line.lineId, line]))
  for (const [index, { lineId }] of body.lines.entries())
    if (!known.has(lineId)) refuseField(`lines.${index}.lineId`, 'There is no such line in this count.')
  await lockItems(work, [...new Set(body.lines.map(({ lineId }) => known.get(lineId)!.item))])
  for (const { lineId, quantity } of body.lines)
    await sql`
      insert into stock_count_entry (line_id, quantity, expected, counted_at, entered_by, entered_by_key, entered_on)
      select l.id, ${quantity}::bigint, coalesce((select sum(m.quantity) from stock_move m where m.item_id = l.item_id
        and m.lot_id = l.lot_id and m.location_id = l.location_id and m.made_at <= ${at}::timestamptz), 0)::bigint,
        ${at}::timestamptz, ${work.actor.name}, ${keyOf(work.actor)}, ${work.today}::date
      from stock_count_line l where l.id = ${lineId}`.execute(work.db)
  await recordCommand(work, {
    command: 'enter-stock-count',
    subject: countName(countId),
    changes: { countedAt: at.toString(), lines: body.lines },
  })
  return wholeCount(work, countId)
}

/** A day and a time by the clock of the city. Refuses one that is in no calendar. */
async function instantOf(work: Work, told: string): Promise<Temporal.Instant> {
  const timeZone = (await cityIdentity(work))?.timeZone ?? 'UTC'
  try {
    return Temporal.PlainDateTime.from(told, { overflow: 'reject' }).toZonedDateTime(timeZone).toInstant()
  } catch {
    return refuseField('countedAt', 'Write a day and a time that exist, such as 2026-11-23T14:30.')
  }
}

/** Adds a line for a lot that was found where the books have nothing of it. The same again changes nothing. */
export async function addFound(
  work: Work,
  { params: { countId }, body }: ReceivedBy<typeof stockCounts.found>,
): Promise<WholeCount> {
  const { count } = await lockCount(work, countId, ['open'])
  if (count.location !== null && count.location !== body.location)
    refuseField('location', `This count is of ${count.location}. Open one of the other location.`)
  const locationId = await locationOf(work, body.location)
  const lot = await work.db
    .selectFrom('stock_lot')
    .select('item_id')
    .where('id', '=', body.lotId)
    .executeTakeFirst()
  if (!lot) return refuseField('lotId', 'There is no such lot. Receive what came without one.')
  const { rows: elsewhere } = await sql<{ id: number }>`
    select count_id as id from stock_count_line
    where is_open and lot_id = ${body.lotId} and location_id = ${locationId} and count_id <> ${countId}`.execute(
    work.db,
  )
  if (elsewhere.length > 0) refuse('STOCK_COUNTED_ELSEWHERE', { countIds: elsewhere.map(({ id }) => id) })
  await work.db
    .insertInto('stock_count_line')
    .values({ count_id: countId, item_id: lot.item_id, lot_id: body.lotId, location_id: locationId })
    .onConflict((conflict) => conflict.constraint('one_count_line_per_lot_and_place').doNothing())
    .execute()
  await recordCommand(work, { command: 'add-found-stock', subject: countName(countId), changes: body })
  return wholeCount(work, countId)
}
