import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { account, bill, byDays, event, period, row, service, version } from '#test/rate-fixtures'
import { linesOf } from '../billing/bill-lines.ts'
import type { AccountToRate } from '../rates/account-to-rate.ts'
import { rateAccount } from '../rates/rate-account.ts'
import { rateBook } from '../rates/rate-book.ts'
import { compareBills } from './compare-bills.ts'

const cart = { container: 'cart', size: '96 gal' }
const rows = (amountCents: number) => [
  row({ charge: 'first', ...cart, amountCents }),
  row({ charge: 'additional', ...cart, amountCents: 1500 }),
  row({ charge: 'event', code: 'bulky', per: 'event', amountCents: 4500 }),
  row({ charge: 'event', code: 'load', per: 'day', amountCents: 333 }),
  row({ charge: 'percent', code: 'franchise-fee', of: ['all'], percentThousandths: 4833, order: 3 }),
  row({ charge: 'discount', code: 'senior', of: ['services'], percentThousandths: 10_000, order: 1 }),
  row({ charge: 'minimum', code: 'inactivity', of: ['all'], amountCents: 1200, order: 2 }),
]
const book = rateBook([
  version(rows(2500), { effectiveUntil: '2026-08-16' }),
  version(rows(2610), { label: 'v2', resolution: 'Resolution 2', effectiveFrom: '2026-08-16' }),
])

type Money = {
  readonly owed?: number
  readonly paid?: number
  readonly adjusted?: readonly number[]
  /** Money that moved beside what the bill tells. */
  readonly late?: number
}

/** A posted bill over half-open days, as the tables make it of an account; without days it has events only. */
function posted(
  days: string,
  rated: AccountToRate,
  { owed = 0, paid = 0, adjusted = [], late = 0 }: Money = {},
) {
  const [from, until] = days.split(' to ') as [string, string]
  const length = PlainDate.from(from).until(PlainDate.from(until), { largestUnit: 'months' })
  const months = length.months === 2 ? 2 : 1
  const over = bill(from === until ? `${from} to ${from.slice(0, 8)}28` : days, months)
  const { charges } = rateAccount(book, byDays, over, rated)
  const lines = linesOf(from === until ? charges.filter(({ kind }) => kind === 'event') : charges)
  const adjustmentsCents = adjusted.reduce((sum, one) => sum + one, 0) + late
  const chargesCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const adjustments = adjusted.map((amountCents) => ({
    postedOn: from,
    en: 'Adjustment',
    es: 'Ajuste',
    amountCents,
  }))
  return {
    number: from,
    issuedOn: until,
    periodFrom: from,
    periodUntil: until,
    previousBalanceCents: owed,
    paymentsCents: -paid,
    adjustmentsCents,
    chargesCents,
    totalDueCents: owed - paid + adjustmentsCents + chargesCents,
    lines,
    document: { adjustments },
  }
}

const one = account([service(cart)])
const sumOf = (causes: readonly { amountCents: number }[]) =>
  causes.reduce((sum, { amountCents }) => sum + amountCents, 0)

describe('two bills of an account', () => {
  it('that are alike differ in nothing', () => {
    const { charges, total } = compareBills(
      posted('2026-09-01 to 2026-10-01', one, { owed: 100, paid: 100 }),
      posted('2026-11-01 to 2026-12-01', one, { owed: 100, paid: 100 }),
    )
    expect([charges.causes, total.causes]).toEqual([[], []])
  })

  it('that lie months apart differ by the rate adopted between them, with the lines behind it', () => {
    const { charges } = compareBills(
      posted('2026-02-01 to 2026-03-01', one),
      posted('2026-10-01 to 2026-11-01', one),
    )
    expect(charges.causes).toEqual([
      {
        cause: 'rate',
        amountCents: 115,
        en: 'New rate for 96 gal cart (refuse): $26.10 a month in place of $25.00 (Resolution 2, in force from Aug 16, 2026).',
        es: expect.stringContaining('en lugar de $25.00'),
        before: [1, 2],
        after: [1, 2],
      },
    ])
  })

  it('of one month and of two differ by the length of the period, apart from what is prorated', () => {
    const { charges } = compareBills(
      posted('2026-10-01 to 2026-11-01', account([service({ ...cart, served: period('2026-10-16') })])),
      posted('2026-11-01 to 2027-01-01', account([service({ ...cart, served: period('2026-10-16') })])),
    )
    expect(charges.causes.map(({ cause }) => cause)).toEqual(['period', 'proration'])
    expect(charges.causes[0]!.en).toBe(
      'This bill has 2 months of 96 gal cart (refuse), the bill of November 1, 2026 had 1.',
    )
    expect(sumOf(charges.causes)).toBe(charges.differenceCents)
  })

  it('of which one is for extra charges only say that, and not that a service stopped', () => {
    const happened = account([service(cart)], { events: [event({ code: 'bulky' })] })
    const { charges } = compareBills(
      posted('2026-10-01 to 2026-11-01', one),
      posted('2026-11-12 to 2026-11-12', happened),
    )
    expect(charges.causes.map(({ cause }) => cause)).toEqual(['one-off', 'period'])
    expect(sumOf(charges.causes)).toBe(charges.differenceCents)
  })

  it('differ in all by what was owed, paid and adjusted too', () => {
    const { charges, total } = compareBills(
      posted('2026-09-01 to 2026-10-01', one),
      posted('2026-10-01 to 2026-11-01', one, { owed: 8770, paid: 4000, adjusted: [-500, 250], late: 7 }),
    )
    expect(charges.causes).toEqual([])
    expect(total.causes.map(({ cause, amountCents }) => [cause, amountCents])).toEqual([
      ['previous-balance', 8770],
      ['payments', -4000],
      ['adjustment', -500],
      ['adjustment', 250],
      ['adjustment', 7],
    ])
    expect(total.differenceCents).toBe(4527)
  })
})

const day = fc.integer({ min: 0, max: 330 }).map((days) => period('2026-01-01').from.add({ days }))
const anyAccount = fc
  .record({
    services: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 3 }),
        from: day,
        lasts: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null }),
      }),
      { maxLength: 3 },
    ),
    events: fc.array(fc.tuple(day, fc.constantFrom('bulky', 'load')), { maxLength: 3 }),
    senior: fc.option(day, { nil: null }),
  })
  .map(({ services, events, senior }) =>
    account(
      services.map(({ quantity, from, lasts }, index) =>
        service({
          ...cart,
          serviceId: index + 1,
          quantity,
          served: { from, until: lasts === null ? null : from.add({ days: lasts }) },
        }),
      ),
      {
        events: events.map(([happenedOn, code], index) =>
          event({ eventId: index + 1, code, happenedOn, containerDays: 3 }),
        ),
        discounts: senior ? [{ code: 'senior', period: { from: senior, until: null } }] : [],
      },
    ),
  )
const anyMoney = fc.record({
  owed: fc.integer({ min: -5000, max: 20_000 }),
  paid: fc.integer({ min: 0, max: 20_000 }),
  adjusted: fc.array(fc.integer({ min: -3000, max: 3000 }), { maxLength: 3 }),
  late: fc.integer({ min: -50, max: 50 }),
})
const anyDays = fc.constantFrom(
  '2026-02-01 to 2026-03-01',
  '2026-03-01 to 2026-05-01',
  '2026-08-01 to 2026-09-01',
  '2026-08-10 to 2026-08-20',
  '2026-09-01 to 2026-11-01',
  '2026-11-12 to 2026-11-12',
)

describe('the causes', () => {
  it('always sum to the difference of the charges, and to that of the total', () => {
    fc.assert(
      fc.property(
        anyAccount,
        anyMoney,
        anyDays,
        anyAccount,
        anyMoney,
        anyDays,
        (a, moneyA, daysA, b, moneyB, daysB) => {
          const [before, after] = [posted(daysA, a, moneyA), posted(daysB, b, moneyB)]
          const { charges, total } = compareBills(before, after)
          expect(sumOf(charges.causes)).toBe(after.chargesCents - before.chargesCents)
          expect(sumOf(total.causes)).toBe(after.totalDueCents - before.totalDueCents)
          for (const { before: lines, after: others } of charges.causes) {
            expect(before.lines.map(({ lineNo }) => lineNo)).toEqual(expect.arrayContaining(lines))
            expect(after.lines.map(({ lineNo }) => lineNo)).toEqual(expect.arrayContaining(others))
          }
        },
      ),
    )
  })

  it('of a bill and itself are none', () => {
    fc.assert(
      fc.property(anyAccount, anyMoney, anyDays, (rated, money, days) => {
        const same = posted(days, rated, money)
        const { charges, total } = compareBills(same, same)
        expect(charges.causes).toEqual([])
        expect(total.causes).toEqual([])
      }),
    )
  })
})
