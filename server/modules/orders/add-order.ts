import type { OrderDetail } from '@cartwright/api/order-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { lockAccount } from '../accounts/account-queries.ts'
import type { AskedOrder } from './check-order.ts'
import { creditMissedPickup, isCredited } from './credit-missed-pickup.ts'
import { orderDetail } from './orders-queries.ts'
import { quoteOrder } from './quote-order.ts'
import { addStep } from './write-step.ts'

/**
 * Orders something of the crew. What it will cost is worked out while nobody else orders for the account, so that what is free is
 * promised once. The same request sent again answers the order it made. Refuses what `checkOrder` refuses.
 */
export async function addOrder(
  work: Work,
  accountNumber: string,
  asked: AskedOrder,
): Promise<z.infer<typeof OrderDetail>> {
  const account = await lockAccount(work, accountNumber)
  const earlier = asked.requestId === null ? undefined : await orderOfRequest(work, asked.requestId)
  if (earlier !== undefined) return orderDetail(work, earlier)
  const quote = await quoteOrder(work, account, asked)
  const { container, kind, quantity, driverNote } = asked
  const missed = kind === 'missed-pickup'
  const order = await work.db
    .insertInto('service_order')
    .values({
      ...(work.isTakenBack && { id: await numberToLookAt(work) }),
      account_id: account.id,
      kind,
      service_id: asked.serviceId,
      changes_service: asked.changesService && (kind === 'deliver' || kind === 'swap' || kind === 'remove'),
      quantity,
      stream: container?.stream ?? null,
      container: container?.container ?? null,
      size: container?.size ?? null,
      pickups_per_week: container?.pickupsPerWeek ?? null,
      location: container?.location ?? null,
      serial: asked.serial,
      wanted_on: asked.wantedOn === null ? null : PlainDate.from(asked.wantedOn),
      driver_note: driverNote,
      missed_on: missed ? PlainDate.from(asked.missedOn!) : null,
      reported_on: missed ? (asked.reportedOn ? PlainDate.from(asked.reportedOn) : work.today) : null,
      missed_reason: missed ? asked.missedReason : null,
      remedy: missed ? (asked.remedy ?? 'reschedule') : null,
      quoted: JSON.stringify({ chargeCents: quote.chargeCents, sentence: quote.sentence }),
      request_id: asked.requestId,
      ordered_by: work.actor.name,
      ordered_on: work.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { requestId: _, ...changes } = asked
  await addStep(work, {
    orderId: order.id,
    command: 'add-order',
    accountNumber: account.number,
    state: 'open',
    onDay: null,
    note: driverNote,
    changes: { ...changes, quotedCents: quote.chargeCents },
  })
  if (isCredited(asked)) await creditMissedPickup(work, { account, orderId: order.id, asked })
  return orderDetail(work, order.id)
}

/**
 * A number for an order that is taken back: none that an order has or will have, and another than anybody else's at the same moment. The
 * first of a work is the least, so that they stay in their order.
 */
async function numberToLookAt({ db }: Work): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select count(*) - 1000 * pg_current_xact_id()::text::bigint as id from service_order where id < 0`.execute(
    db,
  )
  return rows[0]!.id
}

async function orderOfRequest({ db }: Work, requestId: string): Promise<number | undefined> {
  const found = await db
    .selectFrom('service_order')
    .select('id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return found?.id
}
