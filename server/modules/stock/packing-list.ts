import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { InTransaction, Work } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { type Carton, cartonLimitMills, packCartons, type ToPack } from './pack-cartons.ts'

type Transfer = {
  readonly from: string
  readonly to: string
  readonly on: PlainDate
  readonly note: string | null
  readonly by: string
}
type Line = Omit<ToPack, 'weightMills'> & { readonly name: string; readonly weightMills: number | null }

/** The packing list of a transfer. Refuses items of which nobody knows what one weighs: then no carton can be kept to the limit. */
export async function packingListPdf(inTransaction: InTransaction, transferId: number): Promise<Uint8Array> {
  const data = await inTransaction((work) => packingList(work, transferId))
  return compileDocument({ template: 'stock-packing-list.typ', data })
}

async function packingList(work: Work, transferId: number) {
  const transfer = await transferOf(work, transferId)
  const lines = await linesOf(work, transferId)
  const unknown = lines.filter(({ weightMills }) => weightMills === null).map(({ item }) => item)
  if (unknown.length > 0) refuse('STOCK_CARTON_UNKNOWN', { items: unknown })
  const cartons = packCartons(
    lines.map(({ weightMills, ...line }) => ({ ...line, weightMills: weightMills! })),
  )
  return {
    ...(await cityHead(work)),
    ...transfer,
    number: `T-${transferId}`,
    on: transfer.on.toString(),
    limit: pounds(cartonLimitMills),
    weight: pounds(cartons.reduce((sum, { weightMills }) => sum + weightMills, 0)),
    lines: lines.map(({ item, name, quantity }) => ({
      item,
      name,
      quantity: quantity.toLocaleString('en-US'),
    })),
    cartons: cartons.map((carton, at) => cartonShown(carton, at)),
  }
}

const cartonShown = ({ weightMills, contents }: Carton, at: number) => ({
  number: String(at + 1),
  weight: pounds(weightMills),
  contents: contents.map(({ item, quantity }) => `${quantity.toLocaleString('en-US')} ${item}`),
})

/** The head of a paper of the office. */
export async function cityHead(work: Work): Promise<{ city: string; department: string }> {
  const identity = await cityIdentity(work)
  return { city: (await cityTitle(work)).title, department: identity?.department ?? '' }
}

/** Thousandths of an ounce as pounds, rounded up to a tenth: a carton is never lighter on paper than on the scale. */
export const pounds = (mills: number): string => `${(Math.ceil(mills / 1600) / 10).toFixed(1)} lb`

async function transferOf({ db }: Work, transferId: number): Promise<Transfer> {
  const { rows } = await sql<Transfer>`
    select f.name as "from", t.name as "to", moved_on as "on", note, made_by as "by"
    from stock_transfer s join stock_location f on f.id = s.from_id join stock_location t on t.id = s.to_id
    where s.id = ${transferId}`.execute(db)
  return rows[0] ?? refuse('STOCK_TRANSFER_NOT_FOUND', { transferId })
}

async function linesOf({ db }: Work, transferId: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select i.code as item, i.name, sum(m.quantity)::bigint as quantity, i.weight_mills as "weightMills",
      i.pieces_per_pack as "piecesPerPack", i.packs_per_carton as "packsPerCarton", i.carton_weight_mills as "cartonWeightMills"
    from stock_move m join stock_item i on i.id = m.item_id
    where m.transfer_id = ${transferId} and m.quantity > 0 group by i.id order by i.code`.execute(db)
  return rows
}
