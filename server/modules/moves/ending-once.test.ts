import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { home } from '#test/any-past'
import { afterPosting, billedMonths, knownService, leftOnLines } from '#test/posted-past'
import { allLookedBack, practicePrices } from '#test/practice-prices'
import { bill as periodOf, period, proration, row, service, version } from '#test/rate-fixtures'
import { billDays } from '../billing/bill-days.ts'
import { periodsSince } from '../billing/periods-since.ts'
import type { Prices } from '../billing/rate-served.ts'
import { servicesWithin } from '../billing/unbilled-days.ts'
import { comparePast, type CorrectableAccount } from '../corrections/compare-past.ts'
import type { StatedFact } from '../corrections/known-facts.ts'
import { dayNumber, isoOf } from '../policies/day-numbers.ts'
import { prorationBases } from '../policies/policy.ts'
import { rateAccount, totalOf } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rate-book.ts'

let prices: Prices
beforeAll(async () => {
  prices = await practicePrices()
})

const begin = PlainDate.from('2026-01-01')
/** Homes with up to three more carts, which came on any day of the ten months billed, and a day of them. */
const told = fc.record({
  size: fc.constantFrom('96 gal', '64 gal', '32 gal'),
  extras: fc.array(fc.integer({ min: -60, max: 303 }), { maxLength: 3 }),
  day: fc.integer({ min: 0, max: 303 }),
})
const sizes = ['96 gal', '64 gal', '32 gal'] as const
type Told = typeof told extends fc.Arbitrary<infer One> ? One : never

function accountOf({ size, extras }: Told): CorrectableAccount {
  const more = extras.map((days, index) =>
    knownService(index + 2, `refuse:extra-cart:${sizes[index]!}`, { from: begin.add({ days }).toString() }),
  )
  const known = home([knownService(1, `all:cart-set:${size}`), ...more])
  return billedMonths(prices, known, { first: begin.toString(), months: 10 })
}

/** States that something was so from a day on, as a stop or a start of that day does. */
function since(account: CorrectableAccount, day: number, facts: readonly StatedFact[]) {
  const rules = { prices, lookBack: allLookedBack, today: PlainDate.from('2026-11-23'), override: false }
  return comparePast(rules, account, { from: begin.add({ days: day }), until: null, facts: [...facts] })
}
/** What a stop of a day states: no service was there any more, also none that began later. */
const absent = ({ known }: CorrectableAccount, day: number): StatedFact[] =>
  known.services
    .filter(({ from, until }) => !until || (from < until && begin.add({ days: day }).until(until).days > 0))
    .map(({ serviceId }) => ({ kind: 'service-absent', serviceId }))

describe('a stop on any day of the past', () => {
  it('gives back no more than each bill charged, all of the bills after it, and nothing of those before', () => {
    fc.assert(
      fc.property(told, (one) => {
        const account = accountOf(one)
        const on = begin.add({ days: one.day }).toString()
        const { bills } = since(account, one.day, absent(account, one.day))
        for (const { billedCents, differenceCents } of bills) {
          expect(differenceCents).toBeLessThanOrEqual(0)
          expect(-differenceCents).toBeLessThanOrEqual(billedCents)
        }
        const after = bills.filter(({ bill }) => bill.periodFrom >= on)
        expect(after.map(({ shouldCents }) => shouldCents)).toEqual(after.map(() => 0))
        expect(bills.every(({ bill }) => bill.periodUntil > on)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('leaves nothing when what it ended was never there: start and stop, and back', () => {
    fc.assert(
      fc.property(told, (one) => {
        const account = accountOf({ ...one, extras: [] })
        const cart = knownService(0, 'refuse:extra-cart:64 gal', { from: begin.toString() })
        const there = since(account, one.day, [{ kind: 'service-there', service: cart }])
        const posted = afterPosting(account, there)
        const last = Math.max(...posted.known.services.map(({ serviceId }) => serviceId))
        const back = since(posted, one.day, [{ kind: 'service-absent', serviceId: last }])
        expect(there.postedCents + back.postedCents).toBe(0)
        expect(leftOnLines(afterPosting(posted, back))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

const months = ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01']
const periods = months.slice(1).map((until, at) => periodOf(`${months[at]} to ${until}`))
const book = rateBook([version([row({ charge: 'first' })])])
const [first, end] = [months[0]!, months.at(-1)!].map((day) => dayNumber(PlainDate.from(day))) as [
  number,
  number,
]

describe('a move on any day', () => {
  it('bills the days of both accounts: none twice, none lost, and what one account would have paid', () => {
    const asked = fc.record({
      basis: fc.constantFrom(...prorationBases),
      moved: fc.integer({ min: first + 1, max: end - 1 }),
      /** Which period is billed when it is told. */
      run: fc.integer({ min: 0, max: periods.length - 1 }),
    })
    fc.assert(
      fc.property(asked, ({ basis, moved, run: at }) => {
        const run = periods.find((one, index) => index >= at && dayNumber(one.until) > moved)!
        const before = periodsSince(run, first)
        const bill = (served: string, facts: { openedOn: string; closedOn: string | null }) => {
          const services = [service({ served: period(served) })]
          const days = billDays(
            { period: run, kind: 'regular', until: null },
            { ...facts, covered: [], missed: facts.closedOn ? before : periodsSince(run, moved) },
          )
          const charges = days.periods.flatMap((one) => {
            const within = servicesWithin(services, one.days)
            const none = { events: [], discounts: [], freeUsed: [], zone: null, class: 'commercial' }
            return rateAccount(book, proration({ basis }), one.period, { ...none, services: within }).charges
          })
          return { ...days, cents: totalOf(charges), lines: charges.length }
        }
        const old = bill(`2020-01-01 to ${isoOf(moved)}`, { openedOn: '2020-01-01', closedOn: isoOf(moved) })
        const fresh = bill(isoOf(moved), { openedOn: isoOf(moved), closedOn: null })
        // The headings meet on the day of the move: together they are the days from the first to the last.
        expect([old.periodFrom, old.periodUntil, fresh.periodFrom, fresh.periodUntil]).toEqual([
          isoOf(first),
          isoOf(moved),
          isoOf(moved),
          run.until.toString(),
        ])
        const whole = bill('2020-01-01', { openedOn: '2020-01-01', closedOn: isoOf(end + 400) })
        // A period that is cut is rounded twice: each part may be half a cent off. Other bases count other than by days, as the city's rule says.
        const apart = Math.abs(old.cents + fresh.cents - whole.cents)
        expect(basis === 'actual-days' ? apart : 0).toBeLessThanOrEqual(1)
      }),
    )
  })
})
