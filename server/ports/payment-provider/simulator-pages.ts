import { type Context, Hono } from 'hono'
import { dollars } from '#kernel/money'
import { escape, page } from '../../page.ts'
import type { SimulatorDesk, Telling } from './simulator-desk.ts'
import type { SimulatedPayment } from './simulator-store.ts'

/** The pages of the provider for practice: of each payment the page on which it is paid, and what can be made to happen to it. */
export function simulatorPages(desk: SimulatorDesk): Hono {
  const pages = new Hono()
  pages.get('/', async (c) => {
    const payments = await desk.all()
    const rows = payments.map(
      (one) =>
        `<tr><td><a href="${here(c)}/${one.id}">${escape(one.reference)}</a></td><td>${amountOf(one)}</td><td>${stateOf(one)}</td></tr>`,
    )
    const pay = `<form method="post" action="${here(c)}/pay-out"><button>Pay out what is paid</button></form>`
    return c.html(
      page(
        'Practice payments',
        `<h1>Practice payments</h1><p>A provider that takes no money. Newest last.</p><table><tbody>${rows.join('')}</tbody></table>${pay}`,
      ),
    )
  })
  pages.post('/pay-out', async (c) => {
    await desk.payOut()
    return c.redirect(here(c), 303)
  })
  pages.get('/:id', async (c) => {
    const payment = await desk.find(c.req.param('id'))
    if (!payment) return c.html(page('Payment', '<h1>There is no such payment.</h1>'), 404)
    const body =
      payment.status === 'open' ? openPage(payment, c.req.query('declined') !== undefined) : donePage(payment)
    return c.html(page('Practice payment', body))
  })
  pages.post('/:id', async (c) => {
    const id = c.req.param('id')
    const form = new URLSearchParams(await c.req.text())
    const payment = await desk.find(id)
    if (!payment) return c.html(page('Payment', '<h1>There is no such payment.</h1>'), 404)
    return c.redirect(await act(desk, payment, form), 303)
  })
  return pages
}

const here = (c: Context): string => new URL(c.req.url).pathname.replace(/\/(pay-out)?$/, '')
const amountOf = ({ amountCents }: SimulatedPayment): string => dollars(amountCents)

function stateOf(payment: SimulatedPayment): string {
  if (payment.status !== 'complete') return payment.status
  if (payment.dispute) return `disputed: ${payment.dispute}`
  if (payment.refundedCents > 0) return `${dollars(payment.refundedCents)} refunded`
  return payment.paid ? 'paid' : payment.transactionStatus
}

type Pressed = {
  readonly desk: SimulatorDesk
  readonly payment: SimulatedPayment
  readonly form: URLSearchParams
}

/** Does what a button says, and answers where to go on. */
async function act(desk: SimulatorDesk, payment: SimulatedPayment, form: URLSearchParams): Promise<string> {
  const what = form.get('do') ?? ''
  if (what === 'decline') return `${payment.id}?declined`
  if (!(what in deeds)) return payment.backUrl
  await deeds[what]!({ desk, payment, form })
  return what === 'card' || what === 'bank' ? payment.doneUrl : payment.id
}

const tellingOf = (form: URLSearchParams): Telling => {
  const asked = form.get('telling')
  return asked === 'twice' || asked === 'held' ? asked : 'once'
}
const eventOf = (form: URLSearchParams): string => form.get('event') ?? ''

/** What can be made to happen, by the name of its button. */
const deeds: Readonly<Record<string, (pressed: Pressed) => Promise<unknown>>> = {
  card: ({ desk, payment, form }) => desk.pay(payment.id, 'card', tellingOf(form)),
  bank: ({ desk, payment, form }) => desk.pay(payment.id, 'us_bank_account', tellingOf(form)),
  clear: ({ desk, payment, form }) => desk.clear(payment.id, true, tellingOf(form)),
  bounce: ({ desk, payment, form }) => desk.clear(payment.id, false, tellingOf(form)),
  refund: ({ desk, payment: { id, amountCents, refundedCents }, form }) =>
    desk.refund(id, amountCents - refundedCents, `page-${refundedCents}`, tellingOf(form)),
  dispute: ({ desk, payment, form }) => desk.dispute(payment.id, 'needs_response', tellingOf(form)),
  won: ({ desk, payment, form }) => desk.dispute(payment.id, 'won', tellingOf(form)),
  lost: ({ desk, payment, form }) => desk.dispute(payment.id, 'lost', tellingOf(form)),
  tell: ({ desk, payment, form }) => desk.tell(payment.id, eventOf(form)),
  forge: ({ desk, payment, form }) => desk.forge(payment.id, eventOf(form)),
}

const button = (what: string, words: string): string =>
  `<p><button name="do" value="${what}" style="font: inherit; padding: .5rem 1rem">${words}</button></p>`

const words = {
  en: {
    title: 'Pay',
    note: 'This is a provider for practice: no money moves, and it asks for no card.',
    card: 'Pay by card',
    bank: 'Pay from a bank account',
    decline: 'Pay by a card that is declined',
    back: 'Turn back',
    declined: 'The card was declined. Nothing was paid.',
    telling: 'The city is told',
    once: 'at once',
    twice: 'twice',
    held: 'later, when you send it',
  },
  es: {
    title: 'Pagar',
    note: 'Este es un proveedor de práctica: no se mueve dinero y no pide tarjeta.',
    card: 'Pagar con tarjeta',
    bank: 'Pagar desde una cuenta bancaria',
    decline: 'Pagar con una tarjeta rechazada',
    back: 'Volver',
    declined: 'La tarjeta fue rechazada. No se pagó nada.',
    telling: 'La ciudad se entera',
    once: 'enseguida',
    twice: 'dos veces',
    held: 'después, cuando usted lo envíe',
  },
} as const

function openPage(payment: SimulatedPayment, declined: boolean): string {
  const say = words[payment.language === 'es' ? 'es' : 'en']
  const tellings = (['once', 'twice', 'held'] as const).map(
    (one) => `<option value="${one}">${say[one]}</option>`,
  )
  return `<div lang="${payment.language === 'es' ? 'es' : 'en'}"><h1>${say.title} ${amountOf(payment)}</h1>
<p>${escape(payment.description)}</p><p>${say.note}</p>${declined ? `<p role="alert"><strong>${say.declined}</strong></p>` : ''}
<form method="post"><p><label>${say.telling} <select name="telling">${tellings.join('')}</select></label></p>
${payment.tenders.includes('card') ? button('card', say.card) + button('decline', say.decline) : ''}
${payment.tenders.includes('us_bank_account') ? button('bank', say.bank) : ''}${button('back', say.back)}</form></div>`
}

function donePage(payment: SimulatedPayment): string {
  const { events, transactionStatus, paid, dispute, refundedCents, amountCents } = payment
  const may = [
    transactionStatus === 'processing' &&
      button('clear', 'The bank pays') + button('bounce', 'The bank does not pay'),
    paid && dispute === null && refundedCents < amountCents && button('refund', 'Refund the rest'),
    paid && dispute === null && button('dispute', 'The payer disputes it'),
    dispute === 'needs_response' &&
      button('won', 'The city wins the dispute') + button('lost', 'The city loses it'),
  ].filter((one) => one !== false)
  const rows = events.map(
    (
      event,
    ) => `<tr><td>${event.type}</td><td>sent ${event.told === 1 ? 'once' : `${event.told} times`}</td><td>
<form method="post"><input type="hidden" name="event" value="${event.id}"><button name="do" value="tell">Send</button>
<button name="do" value="forge">Send with a forged signature</button></form></td></tr>`,
  )
  return `<h1>${escape(payment.reference)}: ${amountOf(payment)}, ${stateOf(payment)}</h1>
<form method="post"><p><label>The city is told <select name="telling"><option value="once">at once</option><option value="twice">twice</option>
<option value="held">later, when you send it</option></select></label></p>${may.join('')}</form>
<h2>Events</h2><div style="overflow-x: auto"><table><tbody>${rows.join('')}</tbody></table></div>`
}
