import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { SimulatedPayment } from './simulator-store.ts'
import type { SimulatorDesk } from './simulator-desk.ts'

/** What the simulated provider answers to our adapter: the few addresses that it asks, in Stripe's shapes. */
export function simulatorApi(desk: SimulatorDesk, pageOf: (id: string) => string): Hono {
  const api = new Hono().basePath('/v1')
  api.post('/checkout/sessions', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const payment = newPayment(form, c.req.header('idempotency-key') ?? '')
    const kept = await desk.begin(payment)
    return c.json({ id: kept.id, url: pageOf(kept.id) })
  })
  api.get('/checkout/sessions/:id', async (c) => {
    const payment = await desk.find(c.req.param('id'))
    return payment ? c.json(sessionShape(payment)) : c.json({ error: { code: 'resource_missing' } }, 404)
  })
  api.get('/checkout/sessions', async (c) => {
    const payment = await desk.findByTransaction(c.req.query('payment_intent') ?? '')
    return c.json({ data: payment ? [sessionShape(payment)] : [] })
  })
  api.get('/disputes', async (c) => {
    const payment = await desk.findByTransaction(c.req.query('payment_intent') ?? '')
    const { dispute = null, amountCents = 0 } = payment ?? {}
    return c.json({ data: dispute === null ? [] : [{ amount: amountCents, status: dispute }] })
  })
  api.post('/refunds', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const key = c.req.header('idempotency-key') ?? ''
    const payment = await desk.findByTransaction(form.get('payment_intent') ?? '')
    if (!payment) return c.json({ error: { code: 'resource_missing' } }, 404)
    const done = await desk.refund(payment.id, Number(form.get('amount')), key)
    return done
      ? c.json({ id: `re_${digest(key)}` })
      : c.json({ error: { code: 'charge_already_refunded' } }, 400)
  })
  api.get('/payouts/:id', async (c) => {
    const lines = await linesOf(desk, c.req.param('id'))
    const amount = lines.reduce((sum, { net }) => sum + net, 0)
    const arrival = Math.max(0, ...lines.map(({ created }) => created))
    return c.json({ id: c.req.param('id'), amount, arrival_date: arrival, currency: 'usd' })
  })
  api.get('/balance_transactions', async (c) =>
    c.json({ data: await linesOf(desk, c.req.query('payout') ?? ''), has_more: false }),
  )
  return api
}

/** What the simulated provider keeps of a payment: 2.9 % and 30 cents of a card, as is usual; of a bank account 0.8 %, at most $5. */
const feeOf = ({ tender, amountCents }: SimulatedPayment): number =>
  tender === 'card' ? Math.round(amountCents * 0.029) + 30 : Math.min(500, Math.round(amountCents * 0.008))

/** What a payout is made of: the payments in it, and what went back of them by refunds and disputes. */
async function linesOf(desk: SimulatorDesk, payoutId: string) {
  const payments = await desk.all()
  return payments.filter((one) => one.payoutId === payoutId).flatMap(linesOfPayment)
}

function linesOfPayment(payment: SimulatedPayment) {
  const { amountCents, refundedCents, dispute } = payment
  const disputed = dispute === null || dispute === 'won' ? 0 : amountCents - refundedCents
  const line = (kind: string, amount: number, fee = 0) => ({
    id: `txn_${digest(`${payment.id} ${kind}`)}`,
    reporting_category: kind,
    amount,
    fee,
    net: amount - fee,
    currency: 'usd',
    created: payment.paidAtSeconds ?? 0,
    source: { payment_intent: payment.transactionId },
  })
  return [
    line('charge', amountCents, feeOf(payment)),
    ...(refundedCents > 0 ? [line('refund', 0 - refundedCents)] : []),
    ...(disputed > 0 ? [line('dispute', 0 - disputed)] : []),
  ]
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** The same key again is the same session: its number comes from the key. */
function newPayment(form: URLSearchParams, key: string): SimulatedPayment {
  return {
    id: `cs_test_${digest(key)}`,
    transactionId: `pi_${digest(`${key} transaction`)}`,
    reference: form.get('client_reference_id') ?? '',
    amountCents: Number(form.get('line_items[0][price_data][unit_amount]')),
    description: form.get('line_items[0][price_data][product_data][name]') ?? '',
    language: form.get('locale') ?? 'en',
    tenders: [0, 1].flatMap((index) => form.get(`payment_method_types[${index}]`) ?? []),
    doneUrl: form.get('success_url') ?? '',
    backUrl: form.get('cancel_url') ?? '',
    status: 'open',
    paid: false,
    tender: null,
    transactionStatus: 'requires_payment_method',
    refundedCents: 0,
    refundKeys: [],
    dispute: null,
    paidAtSeconds: null,
    payoutId: null,
    events: [],
  }
}

/** A payment as the provider tells it. */
function sessionShape(payment: SimulatedPayment): object {
  const { tender } = payment
  return {
    id: payment.id,
    object: 'checkout.session',
    client_reference_id: payment.reference,
    status: payment.status,
    payment_status: payment.paid ? 'paid' : 'unpaid',
    amount_total: payment.amountCents,
    currency: 'usd',
    payment_intent: {
      id: payment.transactionId,
      status: payment.transactionStatus,
      latest_charge: tender && {
        created: payment.paidAtSeconds ?? 0,
        amount_refunded: payment.refundedCents,
        disputed: payment.dispute !== null,
        payment_method_details:
          tender === 'card'
            ? { type: 'card', card: { brand: 'visa', last4: '4242' } }
            : { type: tender, us_bank_account: { bank_name: 'PRACTICE BANK', last4: '6789' } },
        balance_transaction: payment.paid ? { fee: feeOf(payment) } : null,
      },
    },
  }
}
