import type { ZodType } from 'zod'
import type { PaymentAsked, PaymentProvider } from '#kernel/payment-provider'
import { readEvent } from './read-event.ts'
import { signatureFault } from './signature.ts'
import {
  BalanceTransactions,
  Disputes,
  paymentOf,
  Payout,
  Session,
  SessionMade,
  Sessions,
  settlementOf,
  takenByDisputes,
} from './stripe-shapes.ts'

/** How the provider is reached: its key, the secret it signs its calls with, and what carries a request there. */
export type StripeSettings = {
  readonly key: string
  readonly signingSecret: string
  readonly base: string
  readonly send: (request: Request) => Promise<Response>
}

/**
 * The version of the provider's interface that these shapes were written against, as its own library of that day names it. Without it the account's own
 * version answers, which somebody may change at the provider's dashboard. https://docs.stripe.com/api/versioning
 */
export const stripeVersion = '2026-10-28.endive'

/** The provider did not do what it was asked: what it said, without anything of the payer. */
export class ProviderFailed extends Error {}

/** The provider was not reached, or could not answer just now. What it was asked to do may have been done. */
export class ProviderAway extends ProviderFailed {}

/**
 * A provider that speaks as Stripe does: Checkout on its own page, calls signed with `Stripe-Signature`. Every request that makes something bears
 * a key of ours, so that a repeated one makes nothing more.
 */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  const { ask, found } = asking(settings)
  const disputesOf = async (transactionId: string): Promise<number> =>
    takenByDisputes(
      await ask('GET', '/v1/disputes', Disputes, { payment_intent: transactionId, limit: '10' }),
    )
  return {
    name: 'stripe',
    createSession: async (asked) => {
      const { id, url } = await ask(
        'POST',
        '/v1/checkout/sessions',
        SessionMade,
        sessionForm(asked),
        asked.reference,
      )
      return { sessionId: id, url }
    },
    verifyWebhook: ({ raw, headers, now }) => {
      const header = headers.get('stripe-signature')
      const why = signatureFault(
        { raw, secret: settings.signingSecret, header },
        Math.floor(now.epochMilliseconds / 1000),
      )
      return why ? { genuine: false, why } : { genuine: true, event: readEvent(raw) }
    },
    fetch: async ({ kind, id }) => {
      const session =
        kind === 'session'
          ? await found(`/v1/checkout/sessions/${encodeURIComponent(id)}`, Session, wholeSession('expand'))
          : (
              await ask('GET', '/v1/checkout/sessions', Sessions, {
                payment_intent: id,
                ...wholeSession('expand', 'data.'),
              })
            ).data[0]
      if (!session) return null
      const { payment_intent: transaction } = session
      return paymentOf(session, transaction?.latest_charge?.disputed ? await disputesOf(transaction.id) : 0)
    },
    refund: async ({ transactionId, amount, key }) => {
      const form = { payment_intent: transactionId, amount: String(amount), 'metadata[key]': key }
      return { refundId: (await ask('POST', '/v1/refunds', RefundMade, form, key)).id }
    },
    fetchSettlement: async (payoutId) => {
      const payout = await ask('GET', `/v1/payouts/${encodeURIComponent(payoutId)}`, Payout, {})
      return settlementOf(payout, await linesOf(ask, payoutId))
    },
  }
}

const RefundMade = Payout.pick({ id: true })
type Form = Readonly<Record<string, string>>
type Ask = <Shape>(
  method: 'GET' | 'POST',
  path: string,
  shape: ZodType<Shape>,
  form: Form,
  key?: string,
) => Promise<Shape>

/** All pages of what a payout is made of. */
async function linesOf(ask: Ask, payout: string) {
  const lines = []
  for (let after: string | undefined; ; ) {
    const page = await ask('GET', '/v1/balance_transactions', BalanceTransactions, {
      payout,
      limit: '100',
      'expand[0]': 'data.source',
      ...(after !== undefined && { starting_after: after }),
    })
    lines.push(...page.data)
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return lines
  }
}

function asking({ key, base, send }: StripeSettings) {
  const request = (method: 'GET' | 'POST', path: string, form: Form, name?: string): Promise<Response> => {
    const text = new URLSearchParams(form).toString()
    const asked = new Request(`${base}${path}${method === 'GET' && text ? `?${text}` : ''}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'stripe-version': stripeVersion,
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(name !== undefined && { 'idempotency-key': name }),
      },
      ...(method === 'POST' && { body: text }),
      signal: AbortSignal.timeout(20_000),
    })
    return send(asked).catch(away(path))
  }
  const ask: Ask = async (method, path, shape, form, name) =>
    read(await request(method, path, form, name), path, shape)
  const found = async <Shape>(path: string, shape: ZodType<Shape>, form: Form): Promise<Shape | null> => {
    const response = await request('GET', path, form)
    return response.status === 404 ? null : read(response, path, shape)
  }
  return { ask, found }
}

/** The network did not carry it, or it took too long: of either the cause is kept for the log. */
const away =
  (path: string) =>
  (cause: unknown): never => {
    throw new ProviderAway(`the provider did not answer to ${path}`, { cause })
  }

/** Answers by which nothing is said of what was asked: too many at once, the same request under way, a fault over there. */
const isBusy = (status: number): boolean => status >= 500 || status === 429 || status === 409

async function read<Shape>(response: Response, path: string, shape: ZodType<Shape>): Promise<Shape> {
  const { ok, status } = response
  if (!ok)
    throw new (isBusy(status) ? ProviderAway : ProviderFailed)(`the provider answered ${status} to ${path}`)
  return shape.parse(await response.json().catch(away(path)))
}

/** What is asked for with a session: its transaction, the charge, the fee. */
const wholeSession = (name: string, before = ''): Form => ({
  [`${name}[0]`]: `${before}payment_intent.latest_charge.balance_transaction`,
})

const sessionForm = (asked: PaymentAsked): Form => ({
  mode: 'payment',
  client_reference_id: asked.reference,
  'metadata[reference]': asked.reference,
  'payment_intent_data[metadata][reference]': asked.reference,
  'payment_intent_data[description]': asked.description,
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'usd',
  'line_items[0][price_data][unit_amount]': String(asked.amount),
  'line_items[0][price_data][product_data][name]': asked.description,
  ...Object.fromEntries(
    asked.tenders.map((tender, index) => [
      `payment_method_types[${index}]`,
      tender === 'ach' ? 'us_bank_account' : 'card',
    ]),
  ),
  locale: asked.language,
  success_url: asked.doneUrl,
  cancel_url: asked.backUrl,
  ...(asked.email !== null && { customer_email: asked.email }),
})
