import { type Selectable, sql } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { addMoves, movesOut } from './add-moves.ts'
import { pickLots } from './pick-lots.ts'
import { lockItems, type StockItem } from './stock-items.ts'
import { lotsThere, standings } from './stock-on-hand.ts'

/** How many of an item something needs. */
export type Need = { readonly itemCode: string; readonly quantity: number }
type Reservation = Selectable<Database['stock_reservation']>

/**
 * Keeps stock for something that will need it, a run for example: `run 12`. Asked again, what is asked last is kept, and the same again changes
 * nothing. Refuses what is not there or reserved for something else (STOCK_SHORT, with all items that are short), and a subject whose stock was booked.
 */
export async function reserveStock(
  work: Work,
  {
    subject,
    runId,
    needs,
  }: { readonly subject: string; readonly runId: number | null; readonly needs: readonly Need[] },
): Promise<void> {
  const items = await lockItems(
    work,
    needs.map(({ itemCode }) => itemCode),
  )
  const before = await reservationsOf(work, subject)
  if (before.some(({ state }) => state === 'used')) refuse('STOCK_RESERVATION_ENDED', { subject })
  const asked = needs.map(({ quantity }, at) => ({ item: items[at]!, quantity }))
  if (isSame(before, asked)) return
  await refuseShort(work, asked, { before, whatever: false })
  for (const { item, quantity } of asked)
    await sql`
      insert into stock_reservation (subject, run_id, item_id, quantity, made_by, made_on)
      values (${subject}, ${runId}::bigint, ${item.id}, ${quantity}, ${work.actor.name}, ${work.today}::date)
      on conflict (subject, item_id) do update set quantity = excluded.quantity, state = 'open', made_by = excluded.made_by,
        made_on = excluded.made_on, ended_by = null, ended_on = null`.execute(work.db)
  const kept = new Set(asked.map(({ item }) => item.id))
  await endReservations(
    work,
    before.filter(({ state, item_id }) => state === 'open' && !kept.has(item_id)),
  )
  await recordCommand(work, { command: 'reserve-stock', subject, changes: { needs: sayNeeds(asked) } })
}

/** What something used of an item in the end, and what was spoiled besides. */
export type Used = Need & { readonly spoiled?: number }

/**
 * Books what something used of stock, the oldest lots first, and ends its reservation: also of items it named no use of. Without `used`, it used
 * what was reserved. What became obsolete since it was reserved is booked all the same. It is done once: done again, nothing changes. Refuses more than is reserved for it and free together.
 */
export async function useReserved(
  work: Work,
  {
    subject,
    used,
    runId = null,
    on = work.today,
  }: {
    readonly subject: string
    readonly used?: readonly Used[]
    readonly runId?: number | null
    readonly on?: PlainDate
  },
): Promise<void> {
  const listed = await codesOf(work, subject)
  const spent: readonly Used[] = used ?? listed.map(({ code, quantity }) => ({ itemCode: code, quantity }))
  const codes = [...new Set([...spent.map(({ itemCode }) => itemCode), ...listed.map(({ code }) => code)])]
  if (codes.length === 0) return
  const items = new Map((await lockItems(work, codes)).map((item) => [item.code, item]))
  // Read again now that nobody else books: whoever sent the same before is through.
  const before = await reservationsOf(work, subject)
  if (before.some(({ state }) => state === 'used')) return
  const asked = spent.map(({ itemCode, quantity, spoiled = 0 }) => ({
    item: items.get(itemCode)!,
    quantity: quantity + spoiled,
    used: quantity,
    spoiled,
  }))
  await refuseShort(work, asked, { before, whatever: true })
  for (const one of asked) await book(work, one, { subject, on, runId: before[0]?.run_id ?? runId })
  const booked = new Set(asked.map(({ item }) => item.id))
  await endReservations(
    work,
    before.filter(({ state, item_id }) => state === 'open' && !booked.has(item_id)),
  )
  await recordCommand(work, { command: 'use-reserved-stock', subject, changes: { used: spent } })
}

/** Gives free what was kept for something. What was booked stays so. */
export async function releaseReserved(work: Work, subject: string): Promise<void> {
  await lockItems(
    work,
    (await codesOf(work, subject)).map(({ code }) => code),
  )
  const open = (await reservationsOf(work, subject)).filter(({ state }) => state === 'open')
  if (open.length === 0) return
  await endReservations(work, open)
  await recordCommand(work, { command: 'release-stock', subject, changes: { items: open.length } })
}

type Asked = { readonly item: StockItem; readonly quantity: number }

type Kept = {
  readonly before: readonly Reservation[]
  /** Whether what may be used no longer counts too: what was printed on was printed on. */
  readonly whatever: boolean
}

/** Refuses what is neither free nor kept for this already. */
async function refuseShort(work: Work, asked: readonly Asked[], { before, whatever }: Kept): Promise<void> {
  const stands = await standings(
    work,
    asked.map(({ item }) => item.id),
  )
  const short = asked.flatMap(({ item, quantity }) => {
    const stand = stands.get(item.id)!
    const own = before.find(({ item_id, state }) => item_id === item.id && state === 'open')?.quantity ?? 0
    const free = stand.free + own + (whatever ? stand.unusable : 0)
    return quantity > free ? [{ item: item.code, needed: quantity, free: Math.max(free, 0) }] : []
  })
  if (short.length > 0) refuse('STOCK_SHORT', { items: short })
}

type Booking = { readonly subject: string; readonly on: PlainDate; readonly runId: number | null }

async function book(
  work: Work,
  { item, used, spoiled }: Asked & { readonly used: number; readonly spoiled: number },
  { subject, on, runId }: Booking,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into stock_reservation (subject, run_id, item_id, quantity, state, used, spoiled, made_by, made_on, ended_by, ended_on)
    values (${subject}, ${runId}::bigint, ${item.id}, 0, 'used', ${used}, ${spoiled}, ${work.actor.name}, ${work.today}::date,
      ${work.actor.name}, ${work.today}::date)
    on conflict (subject, item_id) do update set state = 'used', used = excluded.used, spoiled = excluded.spoiled,
      ended_by = excluded.ended_by, ended_on = excluded.ended_on
    returning id`.execute(work.db)
  const about = { itemId: item.id, movedOn: on, subject, reservationId: rows[0]!.id }
  for (const [kind, quantity] of [
    ['used', used],
    ['spoiled', spoiled],
  ] as const) {
    // What may be used goes first; what became obsolete meanwhile was printed on all the same.
    const lots = (await lotsThere(work, { itemIds: [item.id] })).toSorted(
      (a, b) => Number(b.usable) - Number(a.usable),
    )
    const picks = pickLots(lots, quantity)
    await addMoves(work, movesOut(picks ?? refuse('STOCK_SHORT', { items: [] }), { ...about, kind }))
  }
}

async function endReservations(work: Work, open: readonly Reservation[]): Promise<void> {
  for (const { id } of open)
    await work.db
      .updateTable('stock_reservation')
      .set({ state: 'released', ended_by: work.actor.name, ended_on: work.today })
      .where('id', '=', id)
      .execute()
}

const reservationsOf = ({ db }: Work, subject: string): Promise<Reservation[]> =>
  db.selectFrom('stock_reservation').selectAll().where('subject', '=', subject).orderBy('item_id').execute()

/** The items that are kept for something, or were, with how many. */
async function codesOf({ db }: Work, subject: string): Promise<{ code: string; quantity: number }[]> {
  return db
    .selectFrom('stock_reservation as r')
    .innerJoin('stock_item as i', 'i.id', 'r.item_id')
    .select(['i.code', 'r.quantity'])
    .where('subject', '=', subject)
    .where('state', '<>', 'released')
    .orderBy('i.code')
    .execute()
}

const isSame = (before: readonly Reservation[], asked: readonly Asked[]): boolean => {
  const open = before.filter(({ state }) => state === 'open')
  return (
    open.length === asked.length &&
    asked.every(({ item, quantity }) =>
      open.some((one) => one.item_id === item.id && one.quantity === quantity),
    )
  )
}

const sayNeeds = (asked: readonly Asked[]) =>
  asked.map(({ item, quantity }) => ({ item: item.code, quantity }))
