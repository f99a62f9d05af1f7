import type { Selectable } from 'kysely'
import type { Database } from '#database/types'
import type { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import type { Work } from '#kernel/work'
import { green, notNeeded, red } from '../billing/gate.ts'
import { lastMaterials, type Material, needOf } from './run-plan-needs.ts'
import { type StockItem, stockItems } from './stock-items.ts'
import { type Standing, standings } from './stock-on-hand.ts'
import { reserveStock, useReserved } from './reserve-stock.ts'

/** Counts what a posted run puts into envelopes; null: it has no bills yet. The room of bills brings it. */
export type MaterialOfRun = (work: Work, runId: number) => Promise<Material | null>

/** How stock that belongs to a run is named. */
export const subjectOf = (runId: number): string => `run ${runId}`

/** What a run needs of one item, and what it has. */
type RunNeed = {
  readonly item: StockItem
  readonly needed: number
  /** What is kept for it. */
  readonly reserved: number
  /** What is free and what is kept for it. */
  readonly has: number
  readonly stand: Standing
}

type RunNeeds = {
  readonly needs: RunNeed[]
  /** Whether its bills were counted, or it is expected to need as much as the last run of its cycle; null: nobody knows. */
  readonly basis: 'bills' | 'last-run' | null
  readonly booked: boolean
}

/** What a run needs of the items that bills need and of the inserts approved for it, and what there is for it. */
export async function needsOfRun(
  work: Work,
  run: Pick<Selectable<Database['bill_run']>, 'id' | 'cycle'>,
  materialOf: MaterialOfRun,
): Promise<RunNeeds> {
  const counted = await materialOf(work, run.id)
  const beside = counted?.inserts ?? new Map<string, number>()
  const items = (await stockItems(work)).filter(({ usedFor, code }) => usedFor !== 'none' || beside.has(code))
  if (items.length === 0) return { needs: [], basis: null, booked: false }
  const kept = await work.db
    .selectFrom('stock_reservation')
    .select(['item_id', 'quantity', 'state'])
    .where('subject', '=', subjectOf(run.id))
    .execute()
  const material = counted ?? (await lastMaterials(work)).get(run.cycle) ?? null
  const stands = await standings(
    work,
    items.map(({ id }) => id),
  )
  return {
    booked: kept.some(({ state }) => state === 'used'),
    basis: counted ? 'bills' : material && 'last-run',
    needs: items.map((item) => {
      const stand = stands.get(item.id)!
      const reserved =
        kept.find(({ item_id, state }) => item_id === item.id && state === 'open')?.quantity ?? 0
      const needed = (material ? needOf(item, material) : 0) + (beside.get(item.code) ?? 0)
      return { item, needed, reserved, has: Math.max(stand.free + reserved, 0), stand }
    }),
  }
}

/**
 * A run is not printed while there is not as much paper and as many envelopes as it needs, and nothing else has a right to. Where the city keeps no
 * item for bills, or nobody can say what the run needs, nothing is held.
 */
export const stockForRun = (materialOf: MaterialOfRun): Gate => ({
  name: 'stock-for-run',
  title: 'Stock',
  before: 'print',
  look: async (work, run) => {
    const { needs, basis, booked } = await needsOfRun(work, run, materialOf)
    if (needs.length === 0) return notNeeded('The city keeps no item of stock that bills need.')
    if (booked) return green('What the run used of stock is booked.')
    if (basis === null)
      return notNeeded('This is the first run of its cycle: what it needs is counted when it is posted.')
    const short = needs.filter(({ needed, has }) => needed > has)
    const about = basis === 'bills' ? '' : 'about '
    if (short.length === 0)
      return green(
        `${needs.map(({ item, needed }) => `${about}${said(needed)} ${item.code}`).join(', ')}: all of it is there.`,
      )
    return red(short.map((need) => shortWords(need, about)).join(' '), '/stock')
  },
})

function shortWords({ item, needed, reserved, has, stand }: RunNeed, about: string): string {
  const others = stand.reserved - reserved
  const kept = others > 0 ? ` (${said(others)} reserved for other runs)` : ''
  const old = stand.unusable > 0 ? ` ${said(stand.unusable)} are of a version that may not be used.` : ''
  return `This run needs ${about}${said(needed)} of ${item.code}, ${item.name}, you have ${said(has)} free${kept}.${old}`
}

const said = (quantity: number): string => quantity.toLocaleString('en-US')

/** Keeps what a run needs for it, as its bills were counted. Where it was booked already, or the city keeps no item for bills, nothing changes. */
export async function reserveForRun(
  work: Work,
  run: Pick<Selectable<Database['bill_run']>, 'id' | 'cycle'>,
  materialOf: MaterialOfRun,
): Promise<void> {
  const { needs, basis, booked } = await needsOfRun(work, run, materialOf)
  if (needs.length === 0 || booked || basis !== 'bills') return
  await reserveStock(work, {
    subject: subjectOf(run.id),
    runId: run.id,
    needs: needs.map(({ item, needed }) => ({ itemCode: item.code, quantity: needed })),
  })
}

/**
 * Books what a run used of what was kept for it: as many pieces and pages as were printed, which before printing were only guessed; of an item that bills do not
 * need by themselves, what was kept. What is not there cannot have been used. Done again, or where nothing was kept, nothing changes.
 */
export async function bookPrinted(
  work: Work,
  run: Pick<Selectable<Database['bill_run']>, 'id' | 'cycle'>,
  { material, on }: { readonly material: Material; readonly on: PlainDate },
): Promise<void> {
  const kept = await work.db
    .selectFrom('stock_reservation as r')
    .innerJoin('stock_item as i', 'i.id', 'r.item_id')
    .select(['i.code', 'r.quantity'])
    .where('r.subject', '=', subjectOf(run.id))
    .where('r.state', '=', 'open')
    .execute()
  if (kept.length === 0) return
  const { needs } = await needsOfRun(work, run, () => Promise.resolve(material))
  const printed = new Map(needs.map(({ item, needed, has }) => [item.code, Math.min(needed, has)]))
  const used = kept.map(({ code, quantity }) => ({
    itemCode: code,
    quantity: printed.get(code) ?? quantity,
  }))
  await useReserved(work, { subject: subjectOf(run.id), runId: run.id, used, on })
}
