import { sql } from 'kysely'
import { earlier, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { askForAdjustment } from '../adjustments/ask-for-adjustment.ts'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { recordEvent } from '../services/record-event.ts'
import { serviceById } from '../services/services-queries.ts'
import type { StoredOrder } from './lock-order.ts'
import { eventOf } from './order-events.ts'
import { orderNumber, quoteSentence } from './order-rules.ts'
import { priceEvent } from './price-event.ts'

type Charging = {
  readonly account: KnownAccount
  readonly order: StoredOrder
  readonly on: PlainDate
  readonly quantity: number
  readonly note: string | null
}
/** What was recorded for an order, and what is said of it. */
type Charged = {
  readonly recorded: { readonly eventId: number | null; readonly adjustmentId: number | null }
  readonly told: string
}

/** The reason of the city's policy under which what no bill charges any more is charged. */
const reason = 'move'

/**
 * Charges a finished order once: recorded under its number, for the next bill, also when bills cover its day already. Where the final bill of
 * the account is out no bill comes any more: then it is charged by an adjustment, which is posted within authority or waits.
 */
export async function chargeOrder(work: Work, charging: Charging): Promise<Charged> {
  const { account, order } = charging
  // What is fetched after an account closed is charged on its last day.
  const on = account.closedOn ? earlier(charging.on, account.closedOn.subtract({ days: 1 })) : charging.on
  const policies = await policiesFor(work)
  const rule = orderCharge(policies, { kind: order.kind, on })
  const serviceId = order.kind === 'remove' ? null : order.serviceId
  const service = serviceId === null ? null : await serviceById(work, serviceId)
  const event = eventOf(policies, {
    id: order.id,
    kind: order.kind,
    serviceId,
    quantity: charging.quantity,
    on,
    stream: service?.stream ?? null,
    container: service?.container ?? null,
    size: service?.size ?? null,
  })
  if (!rule || !event)
    return { recorded: { eventId: null, adjustmentId: null }, told: 'Nothing is charged for it.' }
  const priced = await priceEvent(work, account, { event, before: [] })
  const words = quoteSentence({ ...priced, dollars: dollars(priced.chargeCents) })
  if (await hasFinalBill(work, account)) return chargeAfterFinal(work, { charging, words, priced })
  const { eventId } = await recordEvent(work, {
    params: { accountNumber: account.number },
    body: {
      code: rule.code,
      happenedOn: on.toString(),
      quantity: charging.quantity,
      serviceId,
      tonsHundredths: null,
      containerDays: null,
      reference: orderNumber(order.id),
      note: charging.note,
    },
  })
  const where = priced.chargeCents === 0 ? '' : ' It is on the next bill.'
  return { recorded: { eventId, adjustmentId: null }, told: `${words}${where}` }
}

type AfterFinal = {
  readonly charging: Charging
  readonly words: string
  readonly priced: Awaited<ReturnType<typeof priceEvent>>
}

async function chargeAfterFinal(work: Work, { charging, words, priced }: AfterFinal): Promise<Charged> {
  const { account, order } = charging
  if (priced.chargeCents === 0) return { recorded: { eventId: null, adjustmentId: null }, told: words }
  const { adjustmentId, state } = await askForAdjustment(work, {
    accountId: account.id,
    parts: [...priced.byLedger].map(([ledgerCode, amountCents]) => ({ ledgerCode, amountCents })),
    reason,
    note: `Order ${orderNumber(order.id)}, done after the final bill. ${words}`,
    source: { kind: 'order', id: order.id },
    requestKey: `order ${order.id} ${order.version}`,
  })
  const when = state === 'posted' ? '' : ', once a second person has approved it'
  return {
    recorded: { eventId: null, adjustmentId },
    told: `${words} The final bill is out: it is charged by an adjustment${when}.`,
  }
}

async function hasFinalBill({ db }: Work, { id, closedOn }: KnownAccount): Promise<boolean> {
  if (closedOn === null) return false
  const { rows } = await sql`
    select from bill where account_id = ${id} and is_final and period_until >= ${closedOn}::date limit 1`.execute(
    db,
  )
  return rows.length > 0
}
