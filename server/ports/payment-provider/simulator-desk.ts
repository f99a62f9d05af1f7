import { randomBytes } from 'node:crypto'
import { signatureHeader } from './signature.ts'
import type { SimulatedEvent, SimulatedPayment, SimulatorStore } from './simulator-store.ts'

/** Carries a signed call to the office, and answers with its status. */
export type Deliver = (raw: string, headers: Readonly<Record<string, string>>) => Promise<number>

/** When an event reaches the office: at once, twice, or only when somebody sends it. */
export type Telling = 'once' | 'twice' | 'held'

type DeskParts = {
  readonly store: SimulatorStore
  readonly deliver: Deliver
  readonly signingSecret: string
  readonly now: () => Temporal.Instant
  /** When a payment made now is paid. */
  readonly paidAt: () => Temporal.Instant
}
type Happening = { readonly type: string; readonly change: Partial<SimulatedPayment> }

export type SimulatorDesk = ReturnType<typeof simulatorDesk>

/** The simulated provider at work: what happens to its payments, and what it tells of that. One thing after the other. */
export function simulatorDesk(parts: DeskParts) {
  const { store } = parts
  const telling = telephone(parts)
  return {
    find: (id: string) => store.read(id),
    all: () => store.all(),
    findByTransaction: async (transactionId: string) =>
      (await store.all()).find((one) => one.transactionId === transactionId) ?? null,
    begin: (payment: SimulatedPayment): Promise<SimulatedPayment> =>
      telling.inTurn(async () => {
        const known = await store.read(payment.id)
        if (!known) await store.write(payment)
        return known ?? payment
      }),
    tell: telling.tell,
    /** A call that is not ours: it bears a signature by another secret. */
    forge: (id: string, eventId: string) => telling.tell(id, eventId, 'whsec_somebody_elses'),
    ...happenings(telling),
    ...movesOfMoney(store, telling),
  }
}

/** Writes down what happens, and calls the office. */
function telephone(parts: DeskParts) {
  const { store, now, paidAt } = parts
  const inTurn = oneByOne()
  const seconds = (): number => Math.floor(now().epochMilliseconds / 1000)
  const paidAtSeconds = (): number => Math.floor(paidAt().epochMilliseconds / 1000)

  /** Writes down what happened, then tells of it; nothing when it cannot happen to the payment as it is. */
  const happen = async (
    id: string,
    telling: Telling,
    what: (payment: SimulatedPayment) => Happening | null,
  ): Promise<boolean> => {
    const event = await inTurn(async () => {
      const payment = await store.read(id)
      const happening = payment && what(payment)
      if (!happening) return null
      const made = {
        id: `evt_${randomBytes(12).toString('hex')}`,
        type: happening.type,
        madeAtSeconds: seconds(),
        told: 0,
      }
      await store.write({ ...payment, ...happening.change, events: [...payment.events, made] })
      return made
    })
    if (!event) return false
    if (telling !== 'held') await tell(id, event.id)
    if (telling === 'twice') await tell(id, event.id)
    return true
  }

  /** Sends an event, for the first time or again. Answers the status of the office; null where there is no such event. */
  const tell = async (
    id: string,
    eventId: string,
    signedBy = parts.signingSecret,
  ): Promise<number | null> => {
    const payment = await store.read(id)
    const event = payment?.events.find((one) => one.id === eventId)
    if (!payment || !event) return null
    const raw = JSON.stringify(eventShape(payment, event))
    const status = await parts.deliver(raw, {
      'content-type': 'application/json',
      'stripe-signature': signatureHeader({ raw: Buffer.from(raw), secret: signedBy }, seconds()),
    })
    await inTurn(async () => {
      const current = (await store.read(id))!
      const events = current.events.map((one) => (one.id === eventId ? { ...one, told: one.told + 1 } : one))
      await store.write({ ...current, events })
    })
    return status
  }

  return { happen, tell, inTurn, paidAtSeconds }
}

type Telephone = ReturnType<typeof telephone>

/** What payers and banks do. */
const happenings = ({ happen, paidAtSeconds }: Telephone) => ({
  pay: (id: string, tender: 'card' | 'us_bank_account', telling: Telling = 'once') =>
    happen(id, telling, ({ status }) => (status === 'open' ? paidBy(tender, paidAtSeconds()) : null)),
  /** The bank has answered to a payment from a bank account. */
  clear: (id: string, good: boolean, telling: Telling = 'once') =>
    happen(id, telling, ({ transactionStatus }) =>
      transactionStatus === 'processing' ? (good ? cleared : bounced) : null,
    ),
  dispute: (id: string, state: 'needs_response' | 'won' | 'lost', telling: Telling = 'once') =>
    happen(id, telling, ({ paid, dispute }) => {
      if (!paid || (state === 'needs_response') !== (dispute === null)) return null
      const type = state === 'needs_response' ? 'charge.dispute.created' : 'charge.dispute.closed'
      return { type, change: { dispute: state } }
    }),
})

/** What the provider pays: back to payers, and out to the city. */
const movesOfMoney = (store: SimulatorStore, { happen, inTurn }: Telephone) => ({
  refund: async (id: string, cents: number, key: string, telling: Telling = 'once'): Promise<boolean> => {
    const done = await happen(id, telling, (payment) => refunded(payment, cents, key))
    return done || ((await store.read(id))?.refundKeys.includes(key) ?? false)
  },
  /** Pays out all that is paid and was not paid out yet: a payout is told of by its first payment. */
  payOut: async (telling: Telling = 'once'): Promise<string | null> => {
    const due = (await store.all()).filter(({ paid, payoutId }) => paid && payoutId === null)
    const payoutId = `po_${randomBytes(12).toString('hex')}`
    for (const { id } of due.slice(1))
      await inTurn(async () => store.write({ ...(await store.read(id))!, payoutId }))
    const [first] = due
    if (!first) return null
    await happen(first.id, telling, () => ({ type: 'payout.paid', change: { payoutId } }))
    return payoutId
  },
})

const paidBy = (tender: 'card' | 'us_bank_account', at: number): Happening => ({
  type: 'checkout.session.completed',
  change: {
    status: 'complete',
    paid: tender === 'card',
    tender,
    transactionStatus: tender === 'card' ? 'succeeded' : 'processing',
    paidAtSeconds: at,
  },
})
const cleared: Happening = {
  type: 'checkout.session.async_payment_succeeded',
  change: { paid: true, transactionStatus: 'succeeded' },
}
const bounced: Happening = {
  type: 'checkout.session.async_payment_failed',
  change: { transactionStatus: 'requires_payment_method' },
}

function refunded(payment: SimulatedPayment, cents: number, key: string): Happening | null {
  const { paid, refundedCents, refundKeys, amountCents } = payment
  if (!paid || cents <= 0 || refundedCents + cents > amountCents || refundKeys.includes(key)) return null
  return {
    type: 'charge.refunded',
    change: { refundedCents: refundedCents + cents, refundKeys: [...refundKeys, key] },
  }
}

/** An event as it travels: what it is about, and no more than our adapter reads. */
function eventShape(payment: SimulatedPayment, { id, type, madeAtSeconds }: SimulatedEvent): object {
  const object = type.startsWith('checkout.session.')
    ? { id: payment.id, object: 'checkout.session', client_reference_id: payment.reference }
    : type === 'payout.paid'
      ? { id: payment.payoutId, object: 'payout' }
      : { id: `ch_${payment.transactionId}`, object: 'charge', payment_intent: payment.transactionId }
  return { id, object: 'event', type, created: madeAtSeconds, livemode: false, data: { object } }
}

/** Lets one thing after the other be done. */
function oneByOne(): <Result>(task: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task)
    last = next.catch(() => undefined)
    return next
  }
}
