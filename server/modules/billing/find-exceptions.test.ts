import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { period, service } from '#test/rate-fixtures'
import type { Thresholds } from '../city/city-settings.ts'
import type { AccountFacts, CalculatedBill, LastBill } from './bill-facts.ts'
import { billDocument } from './bill-document.ts'
import { exceptionsOf } from './find-exceptions.ts'

const thresholds: Thresholds = {
  veryLargeBillCents: { residential: 30_000 },
  changePercent: 50,
  changeAtLeastCents: 1500,
  peersPercent: 200,
  peersAtLeast: 20,
}
const cart = (some = {}) => service({ container: 'cart', size: '96 gal', ...some })

const last = (chargesCents: number): LastBill => ({
  billId: 1,
  number: '1',
  issuedOn: '2026-11-05',
  periodFrom: '2026-10-01',
  periodUntil: '2026-11-01',
  chargesCents,
  totalDueCents: chargesCents,
  isFinal: false,
  lines: [],
})

const home: AccountFacts = {
  accountId: 1,
  accountNumber: '100-00001-8',
  class: 'residential',
  zone: null,
  openedOn: '2020-01-01',
  closedOn: null,
  billBy: 'paper',
  largePrint: false,
  autopay: false,
  ownerCopy: false,
  premise: {
    line: '212 Oak St',
    place: 'Ontario',
    state: 'CA',
    zip: '91764',
    apn: null,
    addressKey: '212 OAK ST,,91764',
    dwellingUnits: 1,
  },
  payer: {
    partyId: 1,
    name: 'Ana Ruiz',
    language: 'en',
    email: null,
    billBy: null,
    mail: null,
    confidential: false,
  },
  owner: null,
  services: [cart()],
  events: [],
  freeUsed: [],
  shares: new Map(),
  sharedFrom: [],
  discounts: [],
  covered: [],
  missed: [],
  last: last(2500),
  newest: last(2500),
  history: [],
  beside: { through: 0, cents: 0, shownCents: 0, unseen: [] },
}

/** Somebody who has no address but that of their mailbox. */
const byEmail = { ...home.payer!, name: '', email: 'ana@example.com' }

/** November's bill of a home: $25.00 as in October, unless it says otherwise. */
function bill(facts: Partial<AccountFacts> = {}, some: Partial<CalculatedBill> = {}): CalculatedBill {
  const whole = { ...home, ...facts }
  const cycle = { cycle: '1', cycleName: 'Homes', months: 1, timing: 'arrears' } as const
  const settled = {
    previousBalanceCents: 0,
    paymentsCents: 0,
    adjustmentsCents: 0,
    payments: [],
    adjustments: [],
  }
  const chargesCents = some.chargesCents ?? 2500
  return {
    facts: whole,
    periodFrom: '2026-11-01',
    periodUntil: '2026-12-01',
    lines: [],
    gaps: [],
    corrections: [],
    previousBalanceCents: 0,
    paymentsCents: 0,
    adjustmentsCents: 0,
    chargesCents,
    totalDueCents: chargesCents,
    isBilled: true,
    isFinal: false,
    isNew: false,
    isProrated: false,
    lastChargesCents: whole.last?.chargesCents ?? null,
    document: billDocument(whole, cycle, settled, []),
    ...some,
  }
}

const codes = (one: CalculatedBill, limits: Thresholds | null = thresholds) =>
  exceptionsOf(one, limits).map(({ code, severity }) => `${severity} ${code}`)

describe('exceptionsOf', () => {
  it('finds nothing on a bill like the last', () => {
    expect(codes(bill())).toEqual([])
  })

  it.each([
    { charges: 30_000, last: 30_000, is: [] },
    { charges: 30_001, last: 30_001, is: ['decide very-large-bill'] },
    { charges: 0, last: 0, is: ['decide zero-bill'] },
    { charges: -1, last: -1, is: ['decide negative-bill'] },
    // Half as much again is the band: up to it is usual, a cent beyond is not.
    { charges: 6000, last: 4000, is: [] },
    { charges: 6001, last: 4000, is: ['decide change-against-last'] },
    { charges: 2000, last: 4000, is: [] },
    { charges: 1999, last: 4000, is: ['decide change-against-last'] },
    // A small amount is let pass however many percent it is.
    { charges: 2499, last: 1000, is: [] },
    { charges: 2500, last: 1000, is: ['decide change-against-last'] },
    { charges: 1499, last: 0, is: [] },
    { charges: 1500, last: 0, is: ['decide change-against-last'] },
  ])('charges of $charges after $last: $is', ({ charges, last: before, is }) => {
    expect(codes(bill({ last: last(before) }, { chargesCents: charges }))).toEqual(is)
  })

  it('a final bill may fall as it likes, and not rise', () => {
    const final = { isFinal: true, isProrated: true }
    const closed = {
      closedOn: '2026-11-04',
      services: [cart({ served: period('2020-01-01 to 2026-11-04') })],
    }
    expect(codes(bill(closed, { ...final, chargesCents: 300 }))).toEqual([
      'note service-changed',
      'note final-bill',
      'note prorated',
    ])
    expect(codes(bill(closed, { ...final, chargesCents: 9000 }))).toContain('decide change-against-last')
  })

  it('a day without a rate stops the bill', () => {
    const gaps = [{ serviceId: 1, eventId: null, what: '1 × refuse cart 32 gal', period: november }]
    expect(codes(bill({}, { gaps }))).toEqual(['stop no-rate'])
  })

  it.each([
    {
      case: 'one cart follows the other',
      services: [['2020-01-01 to 2026-11-12'], ['2026-11-12']],
      is: ['note service-changed'],
    },
    {
      case: 'a swapped cart never stopped',
      services: [['2020-01-01'], ['2026-11-12']],
      is: ['decide overlapping-services', 'note service-changed'],
    },
    { case: 'a pair that was billed before', services: [['2020-01-01'], ['2026-10-31']], is: [] },
    {
      case: 'a pair that begins on the first day that was not billed',
      services: [['2020-01-01'], ['2026-11-01']],
      is: ['decide overlapping-services', 'note service-changed'],
    },
    {
      case: 'another size from the same day',
      services: [['2026-11-01'], ['2026-11-01', '64 gal']],
      is: ['note service-changed'],
    },
    {
      case: 'the same service entered twice',
      services: [['2026-11-01'], ['2026-11-01']],
      is: ['decide overlapping-services', 'note service-changed'],
    },
    { case: 'a service that begins after the bill', services: [['2020-01-01'], ['2026-12-01']], is: [] },
  ])('$case', ({ services, is }) => {
    const served = services.map(([days, size = '96 gal'], index) =>
      cart({ serviceId: index + 1, size, served: period(days!) }),
    )
    expect(codes(bill({ services: served }))).toEqual(is)
  })

  it.each([
    { until: '2026-11-11', is: [] },
    { until: '2026-11-12', is: [] },
    { until: '2026-11-13', is: ['decide service-after-stop'] },
    { until: '', is: ['decide service-after-stop'] },
  ])('an account that closed on the 12th with a service until $until', ({ until, is }) => {
    const served = period(until ? `2020-01-01 to ${until}` : '2020-01-01')
    const found = codes(bill({ closedOn: '2026-11-12', services: [cart({ served })] }))
    expect(found.filter((code) => code.includes('stop'))).toEqual(is)
  })

  it('an open account without a service is pointed out, a closed one is not', () => {
    const none = { services: [] }
    expect(codes(bill({ ...none, last: last(0) }, { chargesCents: 0 }))).toEqual(['decide no-service'])
    expect(codes(bill({ ...none, closedOn: '2026-11-01', last: last(0) }, { chargesCents: 0 }))).toEqual([])
  })

  it('a credit on a closed account is to be paid back, on an open one it stays', () => {
    const closed = { closedOn: '2026-11-01', services: [], last: last(0) }
    const credit = { chargesCents: 0, totalDueCents: -1 }
    expect(codes(bill(closed, credit))).toEqual(['decide credit-on-closed'])
    expect(codes(bill({}, { totalDueCents: -1 }))).toEqual([])
    expect(codes(bill(closed, { ...credit, totalDueCents: 0 }))).toEqual([])
  })

  it.each([
    { case: 'no payer', facts: { payer: null }, is: ['decide address-unmailable'] },
    {
      case: 'no ZIP code',
      facts: { premise: { ...home.premise, zip: '' } },
      is: ['decide address-unmailable'],
    },
    {
      case: 'a ZIP code of four digits',
      facts: { premise: { ...home.premise, zip: '9176' } },
      is: ['decide address-unmailable'],
    },
    { case: 'a ZIP code of nine', facts: { premise: { ...home.premise, zip: '91764-1234' } }, is: [] },
    { case: 'a bill by e-mail only', facts: { payer: byEmail, billBy: 'email' as const }, is: [] },
  ])('the address: $case', ({ facts, is }) => {
    expect(codes(bill(facts))).toEqual(is)
  })

  it('a new account is a note, not a change', () => {
    expect(codes(bill({ last: null, openedOn: '2026-11-12' }, { isNew: true }))).toEqual(['note new-account'])
  })

  it('a last bill that is no longer right is to be decided', () => {
    const corrections = [
      {
        serviceId: 1,
        what: 'cart',
        from: '2026-10-01',
        until: '2026-11-01',
        billedCents: 2500,
        nowCents: 1200,
      },
    ]
    expect(exceptionsOf(bill({}, { corrections }), null)).toMatchObject([
      { code: 'corrects-earlier-period', details: { amountCents: -1300 } },
    ])
  })

  it('without thresholds only what is wrong in itself is found', () => {
    expect(codes(bill({ last: last(100) }, { chargesCents: 99_999 }), null)).toEqual([])
  })
})

const november = { from: PlainDate.from('2026-11-01'), until: PlainDate.from('2026-12-01') }
