import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { account, byDays, november, period, proration, row, service, version } from '#test/rate-fixtures'
import type { AccountToRate } from './account-to-rate.ts'
import { explain } from './explain.ts'
import { rateAccount, totalOf } from './rate-account.ts'
import { rateBook } from './rate-book.ts'
import type { RateRow, RateVersion } from './rate-row.ts'
import { shareCharges } from './share-charges.ts'

const rate = (rows: readonly RateRow[], asked: AccountToRate) =>
  rateAccount(rateBook([version(rows)]), byDays, november, asked)
const charged = (...asked: Parameters<typeof rate>): number[] =>
  rate(...asked).charges.map(({ amount }) => amount)

// The 4 yd refuse bin of the City of Ontario CA from 2024-07-01: first and additional containers and pickups.
const bins = [
  row({ charge: 'first', pickups: '1', amountCents: 21_325 }),
  row({ charge: 'first', pickups: '+1', amountCents: 13_308 }),
  row({ charge: 'additional', pickups: '1', amountCents: 11_953 }),
  row({ charge: 'additional', pickups: '+1', amountCents: 13_308 }),
]

describe('a part of a period', () => {
  const each = [row({ charge: 'each', amountCents: 10_000 })]

  it.each([
    { case: 'a first bill', served: '2026-11-21', owes: [3333] },
    { case: 'a final bill', served: '2020-01-01 to 2026-11-21', owes: [6667] },
    { case: 'no day of it', served: '2026-12-01', owes: [] },
  ])('$case is charged by its days', ({ served, owes }) => {
    expect(charged(each, account([service({ served: period(served) })]))).toEqual(owes)
  })

  it('a change of rate in mid-period is two lines, each by its own table', () => {
    const older = version(each, { effectiveUntil: '2026-11-16' })
    const newer: RateVersion = version([row({ charge: 'each', amountCents: 12_000 })], {
      effectiveFrom: '2026-11-16',
      resolution: 'Resolution 2',
    })
    const { charges } = rateAccount(rateBook([older, newer]), byDays, november, account([service()]))
    expect(charges.map(({ amount }) => amount)).toEqual([5000, 6000])
    expect(explain(charges[1]!.derivation, 'en').join(' ')).toContain('Resolution 2')
    expect(explain(charges[1]!.derivation, 'es').join(' ')).toContain('Resolution 2')
  })

  it('days that no table covers are a gap, never free', () => {
    const book = rateBook([version(each, { effectiveFrom: '2026-11-11' })])
    const { charges, gaps } = rateAccount(book, byDays, november, account([service()]))
    expect(totalOf(charges)).toBe(6667)
    expect(gaps.map(({ period: days }) => [days.from.toString(), days.until.toString()])).toEqual([
      ['2026-11-01', '2026-11-11'],
    ])
  })

  it.each(['actual-days', '30-day-month', 'semi-monthly', 'whole-month', 'pickups'] as const)(
    'an old and a new owner together pay what one would, to the cent: %s',
    (basis) => {
      const rules = proration({ basis, situations: {} })
      const book = rateBook([version(bins)])
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 29 }),
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 1, max: 6 }),
          (day, quantity, pickupsPerWeek) => {
            const moved = PlainDate.from('2026-11-01').add({ days: day })
            const total = (served: { from: PlainDate; until: PlainDate | null }) =>
              totalOf(
                rateAccount(book, rules, november, account([service({ quantity, pickupsPerWeek, served })]))
                  .charges,
              )
            const whole = total(period('2020-01-01'))
            const parts =
              total({ from: PlainDate.from('2020-01-01'), until: moved }) +
              total({ from: moved, until: null })
            // Where a stretch begun is charged whole, both owners began theirs: never less than the whole.
            const begun = basis === 'semi-monthly' || basis === 'whole-month'
            expect(begun ? parts >= whole : parts === whole).toBe(true)
          },
        ),
      )
    },
  )

  it('is the same in whatever order services come', () => {
    const services = [
      service({ serviceId: 1, served: period('2026-11-05') }),
      service({ serviceId: 2, quantity: 2 }),
      service({ serviceId: 3, pickupsPerWeek: 3, served: period('2026-01-01 to 2026-11-20') }),
    ]
    const lines = (list: typeof services) =>
      rate(bins, account(list))
        .charges.map(({ serviceId, amount }) => `${serviceId} ${amount}`)
        .toSorted()
    fc.assert(
      fc.property(fc.shuffledSubarray(services, { minLength: 3 }), (shuffled) => {
        expect(lines(shuffled)).toEqual(lines(services))
      }),
    )
  })
})

describe('a service that several accounts share', () => {
  it('is paid by all of them together, to the cent, by their weights', () => {
    const { charges } = rate(bins, account([service({ quantity: 3 })]))
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 }), (weights) => {
        const shares = weights.map((weight, accountId) => ({ accountId, weight }))
        const paid = [...shareCharges(charges, shares).values()].flat()
        expect(totalOf(paid)).toBe(totalOf(charges))
      }),
    )
  })

  it('tells each of them the whole and their part', () => {
    const { charges } = rate(bins, account([service()]))
    const [first] = shareCharges(charges, [
      { accountId: 1, weight: 2 },
      { accountId: 2, weight: 3 },
    ]).get(1)!
    expect(first!.amount).toBe(8530)
    expect(explain(first!.derivation, 'en')[0]).toContain('2 of 5 parts of $213.25')
  })
})
