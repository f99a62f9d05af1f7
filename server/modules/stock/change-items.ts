import type { stock } from '@cartwright/api/stock'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { lockItems } from './stock-items.ts'
import { standings, sumOf, lotsThere } from './stock-on-hand.ts'

type Facts = ReceivedBy<typeof stock.change>['body']

/** Adds an item of stock with its first version. The same code twice is refused. */
export async function addItem(work: Work, { body }: ReceivedBy<typeof stock.add>): Promise<{ code: string }> {
  const { code, version, versionFrom, ...facts } = body
  refuseFacts(facts)
  const added = await work.db
    .insertInto('stock_item')
    .values({ code, added_on: work.today, ...columns(facts) })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return refuse('STOCK_ITEM_TAKEN', { item: code })
  await work.db
    .insertInto('stock_form_version')
    .values({
      item_id: added.id,
      name: version,
      from_on: versionFrom ? PlainDate.from(versionFrom) : work.today,
    })
    .execute()
  await recordCommand(work, {
    command: 'add-stock-item',
    subject: `stock ${code}`,
    changes: { version, ...facts },
  })
  return { code }
}

/** Changes what is said of an item. What is sent is what holds; the record has what held before. */
export async function changeItem(
  work: Work,
  { params: { code }, body }: ReceivedBy<typeof stock.change>,
): Promise<{ code: string }> {
  refuseFacts(body)
  const [item] = await lockItems(work, [code])
  await work.db.updateTable('stock_item').set(columns(body)).where('id', '=', item!.id).execute()
  await recordCommand(work, {
    command: 'change-stock-item',
    subject: `stock ${code}`,
    changes: { before: item, after: body },
  })
  return { code }
}

/** Says that an item is no longer kept. Refuses one of which anything is left or reserved. */
export async function retireItem(
  work: Work,
  { params: { code }, body: { reason } }: ReceivedBy<typeof stock.retire>,
): Promise<{ code: string }> {
  const [item] = await lockItems(work, [code])
  const { onHand, reserved } = (await standings(work, [item!.id])).get(item!.id)!
  if (onHand > 0 || reserved > 0) refuse('STOCK_ITEM_IN_USE', { item: code, onHand, reserved })
  await work.db
    .updateTable('stock_item')
    .set({ retired_on: work.today })
    .where('id', '=', item!.id)
    .where('retired_on', 'is', null)
    .execute()
  await recordCommand(work, { command: 'retire-stock-item', subject: `stock ${code}`, changes: {}, reason })
  return { code }
}

/**
 * Adds a version of a form that replaces the one before from a day on. What is left of that one may be used until its last day, which is the day
 * before unless another is named, and is obsolete after it.
 */
export async function addVersion(
  work: Work,
  { params: { code }, body }: ReceivedBy<typeof stock.addVersion>,
): Promise<{ code: string }> {
  const [item] = await lockItems(work, [code])
  const from = PlainDate.from(body.fromOn)
  const versions = await work.db
    .selectFrom('stock_form_version')
    .selectAll()
    .where('item_id', '=', item!.id)
    .orderBy('from_on')
    .execute()
  if (versions.some(({ name, from_on }) => name === body.name || PlainDate.compare(from_on, from) === 0))
    refuse('STOCK_VERSION_TAKEN', { item: code, version: body.name })
  const newest = versions.at(-1)!
  if (isBefore(from, newest.from_on))
    refuseField('fromOn', `Write a day after ${newest.from_on.toString()}: the version before begins on it.`)
  const lastUse = body.oldUntil ? PlainDate.from(body.oldUntil) : from.subtract({ days: 1 })
  if (isBefore(lastUse, newest.from_on))
    refuseField(
      'oldUntil',
      `Write ${newest.from_on.toString()} or a later day: the version before begins on it.`,
    )
  await work.db
    .updateTable('stock_form_version')
    .set({ last_use_on: lastUse })
    .where('id', '=', newest.id)
    .execute()
  await work.db
    .insertInto('stock_form_version')
    .values({ item_id: item!.id, name: body.name, from_on: from, note: body.note })
    .execute()
  await recordCommand(work, {
    command: 'add-stock-version',
    subject: `stock ${code}`,
    changes: { version: body.name, from: body.fromOn, before: newest.name, beforeUntil: lastUse.toString() },
  })
  return { code }
}

/** Adds a location. The same code twice is refused. */
export async function addLocation(
  work: Work,
  { body: { code, name } }: ReceivedBy<typeof stock.addLocation>,
): Promise<{ code: string }> {
  const added = await work.db
    .insertInto('stock_location')
    .values({ code, name })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return refuse('STOCK_LOCATION_TAKEN', { location: code })
  await recordCommand(work, { command: 'add-stock-location', subject: `location ${code}`, changes: { name } })
  return { code }
}

/** Closes a location. Refuses one where anything lies. */
export async function closeLocation(
  work: Work,
  { params: { code } }: ReceivedBy<typeof stock.closeLocation>,
): Promise<{ code: string }> {
  const row = await work.db
    .selectFrom('stock_location')
    .select(['id', 'closed_on'])
    .where('code', '=', code)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) return refuse('STOCK_LOCATION_NOT_FOUND', { location: code })
  if (row.closed_on) return { code }
  const items = await work.db.selectFrom('stock_item').select('id').execute()
  const pieces = sumOf(await lotsThere(work, { itemIds: items.map(({ id }) => id), locationId: row.id }))
  if (pieces > 0) refuse('STOCK_LOCATION_IN_USE', { location: code, pieces })
  await work.db
    .updateTable('stock_location')
    .set({ closed_on: work.today })
    .where('id', '=', row.id)
    .execute()
  await recordCommand(work, { command: 'close-stock-location', subject: `location ${code}`, changes: {} })
  return { code }
}

/** Refuses facts that do not go together. */
function refuseFacts({
  lengthMils,
  heightMils,
  usedFor,
  bothSides,
  packsPerCarton,
  piecesPerPack,
}: Facts): void {
  if (lengthMils !== null && heightMils !== null && heightMils > lengthMils)
    refuseField('heightMils', 'Write the short side here, and the long side as length.')
  if (bothSides && usedFor !== 'sheet')
    refuseField('bothSides', 'Only paper that bills need one of a sheet is printed on both sides.')
  if (packsPerCarton !== null && piecesPerPack === null)
    refuseField('piecesPerPack', 'Write how many are in a pack, or leave the packs of a carton empty.')
}

const columns = (facts: Facts) => ({
  name: facts.name,
  kind: facts.kind,
  used_for: facts.usedFor,
  both_sides: facts.bothSides,
  weight_mills: facts.weightMills,
  thickness_mils: facts.thicknessMils,
  length_mils: facts.lengthMils,
  height_mils: facts.heightMils,
  pieces_per_pack: facts.piecesPerPack,
  packs_per_carton: facts.packsPerCarton,
  carton_weight_mills: facts.cartonWeightMills,
  vendor: facts.vendor,
  thousand_cents: facts.thousandCents,
  lead_days: facts.leadDays,
  safety_quantity: facts.safetyQuantity,
  order_quantity: facts.orderQuantity,
  note: facts.note,
})
