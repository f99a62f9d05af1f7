import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cents } from '#kernel/money'
import type { PaymentAsked, PaymentProvider } from '#kernel/payment-provider'
import { simulator } from './simulator.ts'
import { folderStore, memoryStore } from './simulator-store.ts'
import { ProviderAway, ProviderFailed, stripeProvider, stripeVersion } from './stripe.ts'

const asked = (reference: string): PaymentAsked => ({
  reference,
  amount: cents(4770),
  description: 'City of Marlow, account ending in 4173',
  language: 'en',
  email: null,
  tenders: ['card', 'ach'],
  doneUrl: 'https://pay.example/done',
  backUrl: 'https://pay.example/back',
})

/** What whoever takes payments promises, whoever it is. With a key of a test account, the real one is held to it as well. */
function keepsItsPromises(make: () => PaymentProvider): void {
  it('makes one page for one reference, for the amount that was asked', async () => {
    const provider = make()
    const reference = `T-${crypto.randomUUID()}`
    const session = await provider.createSession(asked(reference))
    expect(await provider.createSession(asked(reference))).toEqual(session)
    expect(await provider.fetch({ kind: 'session', id: session.sessionId })).toMatchObject({
      sessionId: session.sessionId,
      reference,
      state: 'open',
      amount: 4770,
      refunded: 0,
      disputed: 0,
      tender: null,
      paidAt: null,
    })
  })

  it('knows no payment that was never made', async () => {
    expect(await make().fetch({ kind: 'session', id: 'cs_test_nobody' })).toBeNull()
  })

  it('takes no call for genuine that it did not sign', () => {
    const call = { raw: Buffer.from('{}'), headers: new Headers(), now: Temporal.Now.instant() }
    expect(make().verifyWebhook(call)).toEqual({ genuine: false, why: 'no-signature' })
  })
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cartwright-provider-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pagesUrl = 'http://localhost/practice'
const quiet = () => Promise.resolve(200)
const key = process.env.CARTWRIGHT_STRIPE_TEST_KEY
const real = {
  name: 'the real one',
  make: () =>
    stripeProvider({
      key: key ?? '',
      signingSecret: 'whsec_none',
      base: 'https://api.stripe.com',
      send: (request) => fetch(request),
    }),
}

describe.each([
  {
    name: 'the provider for practice, in memory',
    make: () => simulator({ store: memoryStore(), deliver: quiet, pagesUrl }).provider,
  },
  {
    name: 'the provider for practice, in a folder',
    make: () => simulator({ store: folderStore(folder), deliver: quiet, pagesUrl }).provider,
  },
  ...(key ? [real] : []),
])('$name', ({ make }) => {
  keepsItsPromises(make)
})

/** What comes of asking for a refund, when the provider answers like this. */
const askedFor = (answer: () => Promise<Response>): Promise<unknown> =>
  stripeProvider({ key: 'sk', signingSecret: 'whsec_none', base: 'http://localhost', send: answer })
    .refund({ transactionId: 'pi', amount: cents(100), key: 'one' })
    .catch((error: unknown) => error)
const answers = (status: number, text = '{}') => Promise.resolve(new Response(text, { status }))

describe('a provider that does not do what it is asked', () => {
  it.each([
    { case: 'that the network does not reach', answer: () => Promise.reject(new TypeError('fetch failed')) },
    { case: 'with a fault of its own', answer: () => answers(500) },
    { case: 'that is asked too often', answer: () => answers(429) },
    { case: 'whose answer breaks off', answer: () => answers(200, '{"id":') },
  ])('$case may have done it', async ({ answer }) => {
    expect(await askedFor(answer)).toBeInstanceOf(ProviderAway)
  })

  it('that says no has not done it', async () => {
    const error = await askedFor(() => answers(400))
    expect(error).toBeInstanceOf(ProviderFailed)
    expect(error).not.toBeInstanceOf(ProviderAway)
  })
})

it('every request says which version of the interface is meant', async () => {
  const versions: (string | null)[] = []
  const provider = stripeProvider({
    key: 'sk',
    signingSecret: 'whsec_none',
    base: 'http://localhost',
    send: ({ headers }) => {
      versions.push(headers.get('stripe-version'))
      return answers(404)
    },
  })
  await provider.fetch({ kind: 'session', id: 'cs' })
  await provider.createSession(asked('T-1')).catch(() => null)
  expect(versions).toEqual([stripeVersion, stripeVersion])
})

describe('the provider for practice', () => {
  const calls: { raw: string; headers: Readonly<Record<string, string>> }[] = []
  const { provider, desk, pages } = simulator({
    store: memoryStore(),
    pagesUrl,
    deliver: (raw, headers) => {
      calls.push({ raw, headers })
      return Promise.resolve(200)
    },
  })
  const verified = (place: number) => {
    const { raw, headers } = calls.at(place)!
    return provider.verifyWebhook({
      raw: Buffer.from(raw),
      headers: new Headers(headers),
      now: Temporal.Now.instant(),
    })
  }
  const begun = async (reference: string) => (await provider.createSession(asked(reference))).sessionId
  const now = (id: string) => provider.fetch({ kind: 'session', id })

  it('tells of what happens, signed; what it says of it is to be fetched', async () => {
    const id = await begun('T-card')
    expect(await desk.pay(id, 'card')).toBe(true)
    expect(verified(-1)).toMatchObject({
      genuine: true,
      event: { type: 'checkout.session.completed', about: { kind: 'session', id } },
    })
    expect(calls.at(-1)!.raw).not.toContain('4242')
    const payment = (await now(id))!
    expect(payment).toMatchObject({ state: 'paid', tender: 'card', last4: '4242', fee: 168 })
    expect(await provider.fetch({ kind: 'transaction', id: payment.transactionId! })).toEqual(payment)
    expect(await desk.pay(id, 'card')).toBe(false)
  })

  it('lets a bank account pay later, or not', async () => {
    const [good, bad] = [await begun('T-good'), await begun('T-bad')]
    for (const id of [good, bad]) await desk.pay(id, 'us_bank_account')
    expect(await now(good)).toMatchObject({ state: 'pending', tender: 'ach', last4: '6789', fee: null })
    await desk.clear(good, true)
    await desk.clear(bad, false)
    expect(await now(good)).toMatchObject({ state: 'paid' })
    expect(await now(bad)).toMatchObject({ state: 'failed' })
  })

  it('gives money back once for a key, never more than there was, and takes it for a dispute until it is won', async () => {
    const id = await begun('T-back')
    await desk.pay(id, 'card')
    const { transactionId } = (await now(id))!
    const back = (amount: number, name: string) =>
      provider.refund({ transactionId: transactionId!, amount: cents(amount), key: name })
    expect(await back(1000, 'one')).toEqual(await back(1000, 'one'))
    expect(await now(id)).toMatchObject({ refunded: 1000 })
    await expect(back(3771, 'two')).rejects.toThrow(/400/)
    await desk.dispute(id, 'needs_response')
    expect(await now(id)).toMatchObject({ disputed: 4770 })
    await desk.dispute(id, 'won')
    expect(await now(id)).toMatchObject({ disputed: 0 })
  })

  it('sends an event again, late, or forged', async () => {
    const id = await begun('T-late')
    const before = calls.length
    await desk.pay(id, 'card', 'held')
    expect(calls.length).toBe(before)
    const event = (await desk.find(id))!.events[0]!.id
    await desk.tell(id, event)
    expect(verified(-1)).toMatchObject({ genuine: true, event: { eventId: event } })
    await desk.forge(id, event)
    expect(verified(-1)).toEqual({ genuine: false, why: 'wrong-signature' })
  })

  it('pays out what was paid, less what it keeps', async () => {
    const payoutId = (await desk.payOut())!
    expect(verified(-1)).toMatchObject({
      event: { type: 'payout.paid', about: { kind: 'payout', id: payoutId } },
    })
    const { net, lines } = await provider.fetchSettlement(payoutId)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.reduce((sum, line) => sum + line.gross - line.fee, 0)).toBe(net)
    expect(await desk.payOut()).toBeNull()
  })

  it('has a page of its own: pay, be declined, turn back', async () => {
    const id = await begun('T-page')
    const press = (what: string) =>
      pages.request(`/${id}`, { method: 'POST', body: new URLSearchParams({ do: what }) })
    expect(await (await pages.request(`/${id}`)).text()).toContain('$47.70')
    expect((await press('decline')).headers.get('location')).toContain('declined')
    expect((await press('back')).headers.get('location')).toBe('https://pay.example/back')
    expect(await now(id)).toMatchObject({ state: 'open' })
    expect((await press('card')).headers.get('location')).toBe('https://pay.example/done')
    expect(await now(id)).toMatchObject({ state: 'paid' })
    expect(await (await pages.request(`/${id}`)).text()).toContain('Refund the rest')
    expect((await pages.request('/nobody')).status).toBe(404)
  })
})
