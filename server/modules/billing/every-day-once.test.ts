import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { event, bill as periodOf, period, proration, row, service, version } from '#test/rate-fixtures'
import { dayNumber, isoOf } from '../policies/day-numbers.ts'
import { type BillingPeriod, prorationBases } from '../policies/policy.ts'
import { rateBook } from '../rates/rate-book.ts'
import { billAccount, type RunFacts } from './bill-account.ts'
import type { BillKind } from './bill-days.ts'
import type { AccountFacts, CalculatedBill } from './bill-facts.ts'
import { periodsSince } from './periods-since.ts'

const periods = ['2026-11-01 to 2026-12-01', '2026-12-01 to 2027-01-01', '2027-01-01 to 2027-02-01'].map(
  (text): BillingPeriod => periodOf(text),
)
const begin = dayNumber(PlainDate.from('2026-11-01'))
const end = dayNumber(PlainDate.from('2027-02-01'))
const happened = PlainDate.from('2026-11-12')

const book = rateBook([
  version([row({ charge: 'first' }), row({ charge: 'event', code: 'bulky', per: 'event' })]),
])
const cycle = { cycle: '1', cycleName: 'One', months: 1, timing: 'arrears' } as const

type Run = { readonly kind: BillKind; readonly until: string | null; readonly period: BillingPeriod }

/** An office that bills one account, as the books would tell of it before each run. */
function office(basis: (typeof prorationBases)[number], services: AccountFacts['services']) {
  const bills: CalculatedBill[] = []
  const facts = (run: Run): AccountFacts => {
    const standing = bills.filter(({ periodFrom, periodUntil }) => periodFrom < periodUntil)
    const covered = standing.map(({ periodFrom, periodUntil }) => ({
      from: dayNumber(PlainDate.from(periodFrom)),
      until: dayNumber(PlainDate.from(periodUntil)),
    }))
    const reached = Math.max(...covered.map(({ until }) => until))
    const isBilled = bills.some(({ lines }) => lines.some(({ eventId }) => eventId !== null))
    return {
      ...home,
      services,
      events: [{ event: event({ code: 'bulky', happenedOn: happened }), billedTo: isBilled ? [1] : [] }],
      covered: covered.toReversed(),
      missed: run.kind === 'regular' || covered.length === 0 ? [] : periodsSince(run.period, reached),
      newest: bills.length > 0 ? told(bills.at(-1)!) : null,
      last: standing.length > 0 ? told(standing.at(-1)!) : null,
    }
  }
  const runFacts = (run: Run): RunFacts => ({
    ...run,
    book,
    rules: proration({ basis }),
    cycle,
    thresholds: null,
    messages: [],
    sending: { minimum: null, zero: null, credit: null },
    billOn: '2026-12-05',
    dueOn: '2026-12-25',
    fingerprint: '',
  })
  return {
    bills,
    make: (run: Run) => {
      const { bill } = billAccount(runFacts(run), facts(run))
      if (bill.isBilled) bills.push(bill)
    },
  }
}

const told = (bill: CalculatedBill) => ({
  billId: 1,
  number: '1',
  issuedOn: '2026-12-05',
  periodFrom: bill.periodFrom,
  periodUntil: bill.periodUntil,
  chargesCents: bill.chargesCents,
  totalDueCents: bill.totalDueCents,
  isFinal: bill.isFinal,
  lines: bill.lines,
})

const home: Omit<AccountFacts, 'services' | 'covered' | 'missed' | 'newest' | 'last' | 'events'> = {
  accountId: 1,
  accountNumber: '1',
  class: 'commercial',
  zone: null,
  openedOn: '2020-01-01',
  closedOn: null,
  billBy: 'paper',
  largePrint: false,
  autopay: false,
  ownerCopy: false,
  premise: {
    line: '1 A ST',
    place: 'X',
    state: 'CA',
    zip: '91764',
    apn: null,
    addressKey: '1',
    dwellingUnits: 1,
  },
  payer: null,
  owner: null,
  freeUsed: [],
  shares: new Map(),
  sharedFrom: [],
  discounts: [],
  history: [],
  beside: { through: 0, cents: 0, shownCents: 0, unseen: [] },
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant('cycle' as const) },
  { weight: 3, arbitrary: fc.record({ partialUntil: fc.integer({ min: begin + 1, max: end }) }) },
  { weight: 1, arbitrary: fc.constant('off-cycle' as const) },
)
const servedFrom = fc.integer({ min: begin - 20, max: begin + 70 })
const asked = fc.record({
  steps: fc.array(step, { maxLength: 8 }),
  basis: fc.constantFrom(...prorationBases),
  from: servedFrom,
  days: fc.option(fc.integer({ min: 1, max: 80 })),
})
const holding = (day: number): BillingPeriod =>
  periods.find(({ until }) => day < dayNumber(until)) ?? periods.at(-1)!

it('each day of a service is billed once, and costs what it would on regular bills but for a cent a cut, whatever was billed on demand', () => {
  fc.assert(
    fc.property(asked, ({ steps, basis, from, days }) => {
      const served = period(`${isoOf(from)}${days === null ? '' : ` to ${isoOf(from + days)}`}`)
      const services = [service({ served })]
      const [plain, mixed] = [office(basis, services), office(basis, services)]
      for (const one of periods) plain.make({ kind: 'regular', until: null, period: one })
      const waiting = [...periods]
      let onDemand = 0
      const regular = () => {
        const next = waiting.shift()
        if (next) mixed.make({ kind: 'regular', until: null, period: next })
      }
      for (const one of steps) {
        if (one === 'cycle') regular()
        else if (one === 'off-cycle')
          mixed.make({ kind: 'off-cycle', until: '2026-11-13', period: periods[0]! })
        else {
          onDemand += 1
          // Nothing is billed yet: a bill on demand begins with the period its last day lies in.
          const last = coversNothing(mixed.bills) ? Math.min(one.partialUntil, begin + 30) : one.partialUntil
          mixed.make({ kind: 'partial', until: isoOf(last), period: holding(last - 1) })
        }
      }
      while (waiting.length > 0) regular()
      expect(total(plain.bills)).toBeGreaterThan(0)
      const billed = daysOf(mixed.bills)
      expect(new Set(billed).size).toBe(billed.length)
      // By other bases a month begun is charged whole, and its other days stand on no line.
      const planned = daysOf(plain.bills)
      expect(basis === 'actual-days' ? billed : planned).toEqual(planned)
      // Two parts of a whole month are rounded to it; of a month that is a part already, each cut may cost a cent.
      const isWhole = from <= begin && (days === null || from + days >= end)
      const difference = Math.abs(total(mixed.bills) - total(plain.bills))
      expect(difference).toBeLessThanOrEqual(isWhole && onDemand < 2 ? 0 : onDemand)
      expect(
        mixed.bills.flatMap(({ lines }) => lines.filter(({ eventId }) => eventId !== null)),
      ).toHaveLength(1)
      for (const [index, bill] of mixed.bills.entries())
        expect(bill.previousBalanceCents).toBe(mixed.bills[index - 1]?.totalDueCents ?? 0)
    }),
    { numRuns: 300 },
  )
})

const coversNothing = (bills: readonly CalculatedBill[]): boolean =>
  bills.every(({ periodFrom, periodUntil }) => periodFrom === periodUntil)

const total = (bills: readonly CalculatedBill[]): number =>
  bills.reduce((sum, { chargesCents }) => sum + chargesCents, 0)

/** Every day that bills with charges stand for, as often as they do, beside what was charged for on it. */
function daysOf(bills: readonly CalculatedBill[]): string[] {
  return bills
    .flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'service'))
    .flatMap(({ periodFrom, periodUntil }) => {
      const [first, after] = [periodFrom, periodUntil].map((iso) => dayNumber(PlainDate.from(iso)))
      return Array.from({ length: after! - first! }, (_, index) => isoOf(first! + index))
    })
    .toSorted()
}
