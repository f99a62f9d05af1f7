import type { stock } from '@cartwright/api/stock'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { addMoves } from './add-moves.ts'
import { lockItems, type StockItem } from './stock-items.ts'
import { locationOf, versionOf } from './stock-on-hand.ts'

type Receipt = ReceivedBy<typeof stock.receive>['body']
type Line = Receipt['lines'][number]

/**
 * Takes in what came together: each line becomes a lot of its version. A packing slip of a vendor is received once; a purchase request that was
 * ordered is received in parts, and says what of it is still to come. Refuses a day to come, and items that are retired.
 */
export async function receiveStock(
  work: Work,
  { body }: ReceivedBy<typeof stock.receive>,
): Promise<{ receiptId: number }> {
  const on = PlainDate.from(body.receivedOn)
  if (isBefore(work.today, on)) refuseField('receivedOn', 'Write today, or the day before on which it came.')
  const items = await lockItems(
    work,
    body.lines.map(({ item }) => item),
  )
  const ordered =
    body.requestId === null ? new Map<number, number>() : await orderedLines(work, body.requestId)
  const receiptId = await addReceipt(work, body, on)
  for (const [at, line] of body.lines.entries())
    await addLot(work, { item: items[at]!, line, at, on, receiptId, ordered })
  await recordCommand(work, {
    command: 'receive-stock',
    subject: `stock receipt ${receiptId}`,
    changes: {
      vendor: body.vendor,
      packingSlip: body.packingSlip,
      requestId: body.requestId,
      lines: body.lines,
    },
  })
  return { receiptId }
}

async function addReceipt(work: Work, body: Receipt, on: PlainDate): Promise<number> {
  const { vendor, packingSlip, requestId, note } = body
  const added = await work.db
    .insertInto('stock_receipt')
    .values({
      vendor,
      packing_slip: packingSlip,
      request_id: requestId,
      received_on: on,
      note,
      received_by: work.actor.name,
      received_by_key: keyOf(work.actor),
    })
    .onConflict((conflict) => conflict.constraint('one_stock_receipt_per_packing_slip').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added) return added.id
  const first = await work.db
    .selectFrom('stock_receipt')
    .select(['id', 'received_on'])
    .where('vendor', '=', vendor)
    .where('packing_slip', '=', packingSlip)
    .executeTakeFirstOrThrow()
  return refuse('STOCK_RECEIVED_ALREADY', { receiptId: first.id, receivedOn: first.received_on.toString() })
}

/** The lines of a purchase request that something may come of, by item. */
async function orderedLines({ db }: Work, requestId: number): Promise<Map<number, number>> {
  const request = await db
    .selectFrom('purchase_request')
    .select('state')
    .where('id', '=', requestId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!request) return refuse('PURCHASE_REQUEST_NOT_FOUND', { requestId })
  if (request.state !== 'ordered')
    refuse('PURCHASE_REQUEST_NOT_IN_STATE', { requestId, state: request.state })
  const lines = await db
    .selectFrom('purchase_request_line')
    .select(['id', 'item_id'])
    .where('request_id', '=', requestId)
    .execute()
  return new Map(lines.map(({ id, item_id }) => [item_id, id]))
}

type Adding = {
  readonly item: StockItem
  readonly line: Line
  readonly at: number
  readonly on: PlainDate
  readonly receiptId: number
  readonly ordered: ReadonlyMap<number, number>
}

async function addLot(work: Work, { item, line, at, on, receiptId, ordered }: Adding): Promise<void> {
  if (item.retiredOn !== null)
    refuseField(`lines.${at}.item`, `${item.code} was retired on ${item.retiredOn}.`)
  if (ordered.size > 0 && !ordered.has(item.id))
    refuseField(`lines.${at}.item`, `${item.code} is not on the purchase request. Receive it on its own.`)
  const locationId = await locationOf(work, line.location)
  const versionId = await versionOf(work, { item, name: line.version, on })
  const { id } = await work.db
    .insertInto('stock_lot')
    .values({
      item_id: item.id,
      version_id: versionId,
      receipt_id: receiptId,
      request_line_id: ordered.get(item.id) ?? null,
      received_on: on,
    })
    // The same version twice on one slip is one lot that lies in two places.
    .onConflict((conflict) => conflict.constraint('one_stock_lot_per_receipt_and_version').doNothing())
    .returning('id')
    .executeTakeFirst()
    .then(
      (added) =>
        added ??
        work.db
          .selectFrom('stock_lot')
          .select('id')
          .where('receipt_id', '=', receiptId)
          .where('version_id', '=', versionId)
          .executeTakeFirstOrThrow(),
    )
  await addMoves(work, [
    { itemId: item.id, lotId: id, locationId, kind: 'received', quantity: line.quantity, movedOn: on },
  ])
}
