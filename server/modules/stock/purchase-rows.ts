import type { purchaseRequests } from '@cartwright/api/purchase-requests'
import type { SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { valueOf } from './count-line.ts'
import { packCartons } from './pack-cartons.ts'
import { sumOf } from './stock-on-hand.ts'

export type RequestShown = SuccessOf<typeof purchaseRequests.show>
type LineShown = RequestShown['lines'][number]

/** The newest purchase requests. */
export const purchaseList = async (work: Work): Promise<{ rows: RequestShown[] }> => ({
  rows: await readRequests(work, sql`true order by r.id desc limit 100`),
})

/** One purchase request. Refuses PURCHASE_REQUEST_NOT_FOUND. */
export async function purchaseRequest(work: Work, requestId: number): Promise<RequestShown> {
  const [request] = await readRequests(work, sql`r.id = ${requestId}`)
  return request ?? refuse('PURCHASE_REQUEST_NOT_FOUND', { requestId })
}

/** The same while nobody else decides about it. */
export async function lockRequest(work: Work, requestId: number): Promise<RequestShown> {
  await sql`select from purchase_request where id = ${requestId} for no key update`.execute(work.db)
  return purchaseRequest(work, requestId)
}

type Row = Omit<
  RequestShown,
  | 'needBy'
  | 'madeOn'
  | 'decidedOn'
  | 'orderedOn'
  | 'closedOn'
  | 'lines'
  | 'amountCents'
  | 'quantity'
  | 'received'
> & {
  readonly needBy: PlainDate | null
  readonly madeOn: PlainDate
  readonly decidedOn: PlainDate | null
  readonly orderedOn: PlainDate | null
  readonly closedOn: PlainDate | null
}

async function readRequests(work: Work, which: RawBuilder<unknown>): Promise<RequestShown[]> {
  const { rows } = await sql<Row>`
    select r.id as "requestId", r.state, r.vendor, r.need_by as "needBy", r.note, r.made_by as "madeBy", r.made_on as "madeOn",
      r.decided_by as "decidedBy", r.decided_on as "decidedOn", r.decided_note as "decidedNote", r.order_number as "orderNumber",
      r.ordered_on as "orderedOn", r.closed_by as "closedBy", r.closed_on as "closedOn", r.closed_reason as "closedReason"
    from purchase_request r where ${which}`.execute(work.db)
  const lines = await readLines(
    work,
    rows.map(({ requestId }) => requestId),
  )
  return rows.map((row) => shown(row, lines.get(row.requestId) ?? []))
}

function shown(
  { needBy, madeOn, decidedOn, orderedOn, closedOn, ...row }: Row,
  lines: LineShown[],
): RequestShown {
  return {
    ...row,
    needBy: needBy?.toString() ?? null,
    madeOn: madeOn.toString(),
    decidedOn: decidedOn?.toString() ?? null,
    orderedOn: orderedOn?.toString() ?? null,
    closedOn: closedOn?.toString() ?? null,
    amountCents: lines.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0),
    quantity: sumOf(lines),
    received: lines.reduce((sum, { received }) => sum + received, 0),
    lines,
  }
}

type LineRow = Omit<LineShown, 'amountCents' | 'cartons'> & {
  readonly requestId: number
  readonly weightMills: number | null
  readonly piecesPerPack: number | null
  readonly packsPerCarton: number | null
  readonly cartonWeightMills: number | null
}

async function readLines({ db }: Work, requestIds: readonly number[]): Promise<Map<number, LineShown[]>> {
  const { rows } = await sql<LineRow>`
    select l.request_id as "requestId", i.code as item, i.name, v.name as version, l.quantity, l.thousand_cents as "thousandCents",
      i.weight_mills as "weightMills", i.pieces_per_pack as "piecesPerPack", i.packs_per_carton as "packsPerCarton",
      i.carton_weight_mills as "cartonWeightMills",
      coalesce((select sum(m.quantity) from stock_lot lot join stock_move m on m.lot_id = lot.id
        left join stock_move back on back.id = m.reverses_id
        where lot.request_line_id = l.id and (m.kind = 'received' or back.kind = 'received')), 0)::bigint as received
    from purchase_request_line l join stock_item i on i.id = l.item_id join stock_form_version v on v.id = l.version_id
    where l.request_id = any(${[...requestIds]}::bigint[]) order by l.id`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ requestId }) => requestId)].map(([requestId, some]) => [
      requestId,
      some.map(lineShown),
    ]),
  )
}

function lineShown(row: LineRow): LineShown {
  const { item, name, version, quantity, thousandCents, received, weightMills } = row
  return {
    item,
    name,
    version,
    quantity,
    thousandCents,
    amountCents: valueOf(quantity, thousandCents),
    received,
    cartons: weightMills === null ? null : packCartons([{ ...row, weightMills }]).length,
  }
}
