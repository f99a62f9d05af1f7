import type { Hono } from 'hono'
import type { PaymentProvider } from '#kernel/payment-provider'
import { simulatorApi } from './simulator-api.ts'
import { type Deliver, type SimulatorDesk, simulatorDesk } from './simulator-desk.ts'
import { simulatorPages } from './simulator-pages.ts'
import type { SimulatorStore } from './simulator-store.ts'
import { stripeProvider } from './stripe.ts'

export type SimulatorParts = {
  readonly store: SimulatorStore
  readonly deliver: Deliver
  /** Where its pages are, without a slash at the end. */
  readonly pagesUrl: string
  readonly now?: () => Temporal.Instant
  /** When a payment made now is paid, where the calendar of the office is another one; else now. */
  readonly paidAt?: () => Temporal.Instant
}

/** A provider for practice: the adapter for Stripe as it is, and behind it a provider in this process that speaks as Stripe does. */
export type Simulator = {
  readonly provider: PaymentProvider
  readonly desk: SimulatorDesk
  /** Its own pages: where a payer pays, and where whoever practices makes things happen. */
  readonly pages: Hono
}

/** Nothing is at stake with it: what it signs is signed for practice. */
const signingSecret = 'whsec_practice_only'

/** Makes a provider for practice. Nothing leaves this process but its calls to the office. */
export function simulator({
  store,
  deliver,
  pagesUrl,
  now = () => Temporal.Now.instant(),
  paidAt = now,
}: SimulatorParts): Simulator {
  const desk = simulatorDesk({ store, deliver, signingSecret, now, paidAt })
  const api = simulatorApi(desk, (id) => `${pagesUrl}/${id}`)
  const provider = stripeProvider({
    key: 'sk_practice_only',
    signingSecret,
    base: 'http://practice.invalid',
    send: async (request) => api.fetch(request),
  })
  return { provider: { ...provider, name: 'practice' }, desk, pages: simulatorPages(desk) }
}
