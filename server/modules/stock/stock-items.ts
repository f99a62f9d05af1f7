import type { StockItemFacts } from '@cartwright/api/stock-shapes'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Database } from '#database/types'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'

/** What an item of stock is: its code, what bills need of it, and its physical facts where somebody has measured them. */
export type StockItem = z.output<typeof StockItemFacts> & {
  readonly id: number
  readonly code: string
  readonly retiredOn: string | null
}

type Row = Selectable<Database['stock_item']>

/** An item by its code. Refuses STOCK_ITEM_NOT_FOUND. */
export async function stockItem(work: Work, code: string): Promise<StockItem> {
  const [item] = await stockItems(work, [code])
  return item ?? refuse('STOCK_ITEM_NOT_FOUND', { item: code })
}

/** Items by their codes, or all that are not retired, by code. */
export async function stockItems({ db }: Work, codes?: readonly string[]): Promise<StockItem[]> {
  const asked = db.selectFrom('stock_item').selectAll().orderBy('code')
  const rows = codes
    ? await asked.where('code', 'in', codes.length > 0 ? [...codes] : ['']).execute()
    : await asked.where('retired_on', 'is', null).execute()
  return rows.map(itemOf)
}

/** Items by their codes while nobody else moves or reserves any of them, in the order that was asked. Refuses STOCK_ITEM_NOT_FOUND. */
export async function lockItems(work: Work, codes: readonly string[]): Promise<StockItem[]> {
  // Always in the order of their ids: two people who hold some of the same items wait for each other and never both.
  await sql`
    select from stock_item where code = any(${[...codes]}::text[]) order by id for no key update`.execute(
    work.db,
  )
  const items = new Map((await stockItems(work, codes)).map((item) => [item.code, item]))
  return codes.map((code) => items.get(code) ?? refuse('STOCK_ITEM_NOT_FOUND', { item: code }))
}

const itemOf = (row: Row): StockItem => ({
  id: row.id,
  code: row.code,
  name: row.name,
  kind: row.kind as StockItem['kind'],
  usedFor: row.used_for as StockItem['usedFor'],
  bothSides: row.both_sides,
  weightMills: row.weight_mills,
  thicknessMils: row.thickness_mils,
  lengthMils: row.length_mils,
  heightMils: row.height_mils,
  piecesPerPack: row.pieces_per_pack,
  packsPerCarton: row.packs_per_carton,
  cartonWeightMills: row.carton_weight_mills,
  vendor: row.vendor,
  thousandCents: row.thousand_cents,
  leadDays: row.lead_days,
  safetyQuantity: row.safety_quantity,
  orderQuantity: row.order_quantity,
  note: row.note,
  retiredOn: row.retired_on?.toString() ?? null,
})
