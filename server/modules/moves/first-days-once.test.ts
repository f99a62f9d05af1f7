import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { bill as periodOf, period, proration, row, service, version } from '#test/rate-fixtures'
import { billDays } from '../billing/bill-days.ts'
import { periodsSince } from '../billing/periods-since.ts'
import { servicesWithin } from '../billing/unbilled-days.ts'
import { dayNumber, isoOf } from '../policies/day-numbers.ts'
import { type BillingPeriod, prorationBases } from '../policies/policy.ts'
import { rateAccount, totalOf } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rate-book.ts'

const months = ['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']
const periods = months.slice(1).map((until, at): BillingPeriod => periodOf(`${months[at]} to ${until}`))
const book = rateBook([version([row({ charge: 'first' })])])
const [begin, end] = ['2026-09-01', '2027-02-01'].map((day) => dayNumber(PlainDate.from(day))) as [
  number,
  number,
]

const asked = fc.record({
  basis: fc.constantFrom(...prorationBases),
  first: fc.integer({ min: begin, max: end - 1 }),
  days: fc.option(fc.integer({ min: 1, max: 150 })),
  /** Which period the account is billed for first. */
  billed: fc.integer({ min: 0, max: periods.length - 1 }),
})

it('the first bill of an account that began late charges each of its days once, and what bills in time would have', () => {
  fc.assert(
    fc.property(asked, ({ basis, first, days, billed }) => {
      const run = periods.find((one, at) => at >= billed && dayNumber(one.until) > first)!
      const served = period(`${isoOf(first)}${days === null ? '' : ` to ${isoOf(first + days)}`}`)
      const services = [service({ served })]
      const rated = (one: BillingPeriod, within = services) =>
        rateAccount(book, proration({ basis }), one, {
          class: 'commercial',
          zone: null,
          services: within,
          events: [],
          discounts: [],
          freeUsed: [],
        })
      const late = billDays(
        { period: run, kind: 'regular', until: null },
        { openedOn: isoOf(first), closedOn: null, covered: [], missed: periodsSince(run, first) },
      )
      const charged = late.periods.map((one) => rated(one.period, servicesWithin(services, one.days)))
      const inTime = periods
        .filter((one) => dayNumber(one.from) <= dayNumber(run.from))
        .map((one) => rated(one))
      const sum = (list: readonly ReturnType<typeof rated>[]) =>
        list.reduce((total, { charges }) => total + totalOf(charges), 0)
      expect(sum(charged)).toBe(sum(inTime))
      const covered = late.periods.flatMap((one) => one.days)
      expect(covered.reduce((total, { from, until }) => total + until - from, 0)).toBe(
        dayNumber(run.until) - Math.min(...covered.map(({ from }) => from)),
      )
    }),
  )
})
