import { pay } from '@cartwright/api/pay'
import { refuse } from '#kernel/refusal'
import type { Door } from '../../door.ts'
import { billPdf } from '../bills/bill-pdf.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { makeRateLimit } from '../staff/rate-limit.ts'
import { beginPayment } from './begin-payment.ts'
import { countTry, findAccount } from './find-account.ts'
import { returnedPayment } from './online-queries.ts'
import { payLink } from './pay-links.ts'
import { ruleToday, showDue } from './show-due.ts'
import { firstCity, type OpenCity, type OpenParts, refuseTooOften } from './visitors.ts'

const unknown = (): never => refuse('PAY_LINK_UNKNOWN', {})
const notOpen = (): never => refuse('PAY_NOT_OPEN', {})

/** The open doors: whoever holds a bill pays it. They are as narrow as signing in is. */
export function servePay(door: Door, parts: OpenParts): void {
  const looks = makeRateLimit({ most: 300, seconds: 60 })
  const tries = makeRateLimit({ most: 20, seconds: 60 })
  door.openLong(pay.terms, async ({ context }, { query }) => {
    refuseTooOften(context, parts, looks)
    return (await firstCity(parts, query.city, terms)) ?? notOpen()
  })
  door.openLong(pay.find, async ({ context }, { body }) => {
    refuseTooOften(context, parts, tries)
    const found = await firstCity(parts, body.city, async ({ inTransaction }) => {
      const wait = await inTransaction((work) => countTry(work, body.accountNumber))
      if (wait > 0) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds: wait })
      return inTransaction((work) => findAccount(work, body))
    })
    return found ?? refuse('PAY_NOT_FOUND', {})
  })
  door.openLong(pay.show, async ({ context }, { params, query }) => {
    refuseTooOften(context, parts, looks)
    const shown = await firstCity(parts, query.city, ({ inTransaction }) =>
      inTransaction((work) => showDue(work, params.token)),
    )
    return shown ?? unknown()
  })
  door.openLong(pay.bill, async ({ context }, { params, query }) => {
    refuseTooOften(context, parts, tries)
    const bytes = await firstCity(parts, query.city, (city) => pdfOf(city, params.token))
    return bytes ? asPdf(bytes) : unknown()
  })
  door.openLong(pay.begin, async ({ context }, received) => {
    refuseTooOften(context, parts, looks)
    const begun = await firstCity(parts, received.query.city, (city) => beginPayment(city, received))
    return begun ?? unknown()
  })
  door.openLong(pay.payment, async ({ context }, { params, query }) => {
    refuseTooOften(context, parts, looks)
    const found = await firstCity(parts, query.city, ({ inTransaction }) =>
      inTransaction((work) => returnedPayment(work, params.token)),
    )
    return found ?? unknown()
  })
}

const terms = ({ inTransaction }: OpenCity) =>
  inTransaction(async (work) => {
    const rule = await ruleToday(work)
    const { title, demo } = await cityTitle(work)
    const identity = await cityIdentity(work)
    return {
      city: identity?.title ?? title,
      cityPhone: identity?.phone ?? '',
      facts: rule.secondFacts,
      practice: demo,
    }
  })

/** The bill of a link; null where it leads nowhere. A replaced bill is not shown, as its amounts are not. */
async function pdfOf({ inTransaction }: OpenCity, token: string): Promise<Uint8Array | null> {
  const link = await inTransaction((work) => payLink(work, token))
  if (!link || link.billNumber === null || link.replaced) return null
  return billPdf(inTransaction, link.billNumber)
}

const asPdf = (bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="bill.pdf"',
      // The address holds the secret, and what it shows changes.
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
