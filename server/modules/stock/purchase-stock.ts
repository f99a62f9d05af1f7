import type { purchaseRequests } from '@cartwright/api/purchase-requests'
import type { ReceivedBy } from '@cartwright/api/route'
import { isBefore, PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { refuseField } from '../accounts/account-queries.ts'
import { recordCommand } from '../audit/record-command.ts'
import { keyOf } from '../billing/bill-run.ts'
import { lockRequest, purchaseRequest, type RequestShown } from './purchase-rows.ts'
import { stockItem } from './stock-items.ts'
import { versionOf } from './stock-on-hand.ts'

const requestName = (requestId: number): string => `purchase request ${requestId}`
/** Later than any version begins. */
const always = PlainDate.from('9999-12-31')

/** Asks for a purchase of stock. Nothing is ordered before another person approves it. */
export async function makeRequest(
  work: Work,
  { body }: ReceivedBy<typeof purchaseRequests.make>,
): Promise<RequestShown> {
  const needBy = body.needBy === null ? null : PlainDate.from(body.needBy)
  if (needBy && isBefore(needBy, work.today)) refuseField('needBy', 'Write today or a later day.')
  const codes = body.lines.map(({ item }) => item)
  for (const [at, code] of codes.entries())
    if (codes.indexOf(code) < at)
      refuseField(`lines.${at}.item`, `${code} stands above already. Write it once.`)
  const { id } = await work.db
    .insertInto('purchase_request')
    .values({
      vendor: body.vendor,
      need_by: needBy,
      note: body.note,
      made_by: work.actor.name,
      made_by_key: keyOf(work.actor),
      made_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const [at, line] of body.lines.entries()) {
    const item = await stockItem(work, line.item)
    if (item.retiredOn !== null)
      refuseField(`lines.${at}.item`, `${item.code} was retired on ${item.retiredOn}.`)
    await work.db
      .insertInto('purchase_request_line')
      .values({
        request_id: id,
        item_id: item.id,
        version_id: await versionOf(work, { item, name: line.version, on: always }),
        quantity: line.quantity,
        thousand_cents: line.thousandCents ?? item.thousandCents,
      })
      .execute()
  }
  const made = await purchaseRequest(work, id)
  await recordCommand(work, {
    command: 'request-purchase',
    subject: requestName(id),
    changes: { vendor: body.vendor, amountCents: made.amountCents, lines: body.lines },
  })
  return made
}

/** Approves a purchase request as the second person, or refuses it. Whoever asked for it does neither. */
export async function decideRequest(
  work: Work,
  { params: { requestId }, body: { verdict, note } }: ReceivedBy<typeof purchaseRequests.decide>,
): Promise<RequestShown> {
  const request = await lockInState(work, requestId, ['proposed'])
  const { made_by_key } = await work.db
    .selectFrom('purchase_request')
    .select('made_by_key')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  if (made_by_key === keyOf(work.actor) || made_by_key === work.actor.delegation?.giver.userId)
    refuse('PURCHASE_REQUEST_OWN', { madeBy: request.madeBy })
  if (verdict === 'refuse' && !note) refuseField('note', 'Write why it is refused.')
  await work.db
    .updateTable('purchase_request')
    .set({
      state: verdict === 'approve' ? 'approved' : 'refused',
      decided_by: work.actor.name,
      decided_on: work.today,
      decided_note: note,
    })
    .where('id', '=', requestId)
    .execute()
  await recordCommand(work, {
    command: verdict === 'approve' ? 'approve-purchase' : 'refuse-purchase',
    subject: requestName(requestId),
    changes: { amountCents: request.amountCents },
    reason: note,
  })
  return purchaseRequest(work, requestId)
}

/** Records that what was approved was ordered, and when it is to come. The same order again changes nothing. */
export async function orderRequest(
  work: Work,
  { params: { requestId }, body }: ReceivedBy<typeof purchaseRequests.order>,
): Promise<RequestShown> {
  const request = await lockInState(work, requestId, ['approved', 'ordered'])
  if (request.state === 'ordered' && request.orderNumber === body.orderNumber) return request
  if (request.state === 'ordered')
    refuse('PURCHASE_REQUEST_NOT_IN_STATE', { requestId, state: request.state })
  const on = PlainDate.from(body.orderedOn)
  if (isBefore(work.today, on))
    refuseField('orderedOn', 'Write today, or the day before on which it was ordered.')
  await work.db
    .updateTable('purchase_request')
    .set({
      state: 'ordered',
      order_number: body.orderNumber,
      ordered_on: on,
      ordered_by: work.actor.name,
      ...(body.needBy !== null && { need_by: PlainDate.from(body.needBy) }),
    })
    .where('id', '=', requestId)
    .execute()
  await recordCommand(work, { command: 'order-purchase', subject: requestName(requestId), changes: body })
  return purchaseRequest(work, requestId)
}

/** Closes a purchase request: nothing more of it is expected, whether all of it has come or not. */
export async function closeRequest(
  work: Work,
  { params: { requestId }, body: { reason } }: ReceivedBy<typeof purchaseRequests.close>,
): Promise<RequestShown> {
  const { quantity, received } = await lockInState(work, requestId, ['approved', 'ordered'])
  await work.db
    .updateTable('purchase_request')
    .set({ state: 'closed', closed_by: work.actor.name, closed_on: work.today, closed_reason: reason })
    .where('id', '=', requestId)
    .execute()
  await recordCommand(work, {
    command: 'close-purchase',
    subject: requestName(requestId),
    changes: { quantity, received },
    reason,
  })
  return purchaseRequest(work, requestId)
}

async function lockInState(
  work: Work,
  requestId: number,
  needed: readonly RequestShown['state'][],
): Promise<RequestShown> {
  const request = await lockRequest(work, requestId)
  if (!needed.includes(request.state))
    refuse('PURCHASE_REQUEST_NOT_IN_STATE', { requestId, state: request.state })
  return request
}
