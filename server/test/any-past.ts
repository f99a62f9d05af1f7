import fc from 'fast-check'
import { PlainDate } from '#kernel/dates'
import type { Prices } from '../modules/billing/rate-served.ts'
import type { CorrectableAccount } from '../modules/corrections/compare-past.ts'
import type { KnownFacts, KnownService, StatedFact, Statement } from '../modules/corrections/known-facts.ts'
import { billedMonths, knownService } from './posted-past.ts'

/** The facts of a home with these services. */
export const home = (
  services: readonly KnownService[] = [knownService(1, 'all:cart-set:96 gal')],
): KnownFacts => ({
  services,
  discounts: [],
  events: [],
  classes: [{ class: 'residential', from: PlainDate.from('2024-01-01'), until: null }],
})

/** A year of a home with what homes have, what is stated of it, and what was adjusted by hand before. */
export const pasts = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 2 }),
  size: fc.constantFrom('96 gal', '64 gal', '32 gal'),
  stated: fc.constantFrom('smaller', 'more', 'absent', 'there', 'discount'),
  month: fc.integer({ min: 0, max: 11 }),
  dayOfMonth: fc.integer({ min: 1, max: 28 }),
  days: fc.option(fc.integer({ min: 1, max: 200 })),
  byHand: fc.array(
    fc.record({ bill: fc.integer({ min: 1, max: 10 }), percent: fc.integer({ min: -100, max: 50 }) }),
    {
      maxLength: 4,
    },
  ),
})
export type Past = typeof pasts extends fc.Arbitrary<infer One> ? One : never

const bins = ['96 gal', '64 gal'] as const

/** The account, billed for the months of 2026 that have passed. */
export function accountOf(prices: Prices, { quantities, size, byHand }: Past): CorrectableAccount {
  const extras = quantities.map((quantity, index) =>
    knownService(index + 2, `refuse:extra-cart:${bins[index]!}`, { quantity, from: '2025-05-10' }),
  )
  const account = billedMonths(prices, home([knownService(1, `all:cart-set:${size}`), ...extras]), {
    first: '2026-01-01',
    months: 10,
  })
  return {
    ...account,
    bills: account.bills.map((bill) => {
      // By hand nobody gives back more than a line came to, and once for a line.
      const given = byHand.find((one) => one.bill === bill.billId)
      const line = bill.lines[0]
      if (!given || !line) return bill
      const cents = Math.trunc((line.amountCents * given.percent) / 100)
      return { ...bill, moves: [{ ...nothing, lineNo: line.lineNo, adjustedCents: cents }] }
    }),
  }
}
const nothing = { about: null, correctedCents: 0, adjustedCents: 0, adjustedSinceCents: 0 }

/** What is stated, and how it is taken back once it was posted. */
export function statements({
  stated,
  month,
  dayOfMonth,
  days,
  size,
}: Past): [Statement, (account: CorrectableAccount) => Statement] {
  const from = PlainDate.from('2025-12-01').add({ months: month }).with({ day: dayOfMonth })
  const stretch = { from, until: days === null ? null : from.add({ days }) }
  const on = (...facts: StatedFact[]): Statement => ({ ...stretch, facts })
  const its = ({ known }: CorrectableAccount) =>
    known.services.filter(
      ({ origin, from: begins, until }) =>
        origin === 1 && begins.equals(stretch.from) && until?.toString() === stretch.until?.toString(),
    )
  const back = (facts: (account: CorrectableAccount) => StatedFact[]) => (account: CorrectableAccount) =>
    on(...facts(account))
  const extra = { ...knownService(0, 'refuse:extra-cart:32 gal'), quantity: 2 }
  switch (stated) {
    case 'smaller':
    case 'more': {
      const other = size === '64 gal' ? '32 gal' : '64 gal'
      const changed = stated === 'smaller' ? { size: other } : { quantity: 2 }
      const before = stated === 'smaller' ? { size } : { quantity: 1 }
      return [
        on({ kind: 'service-was', serviceId: 1, was: changed }),
        back((account) =>
          its(account).map(({ serviceId }) => ({ kind: 'service-was', serviceId, was: before })),
        ),
      ]
    }
    case 'absent':
      return [
        on({ kind: 'service-absent', serviceId: 1 }),
        back(() => [{ kind: 'service-there', service: knownService(0, `all:cart-set:${size}`) }]),
      ]
    case 'there':
      return [
        on({ kind: 'service-there', service: extra }),
        back(({ known }) => [
          { kind: 'service-absent', serviceId: Math.max(...known.services.map((one) => one.serviceId)) },
        ]),
      ]
    case 'discount':
      break
  }
  return [
    on({ kind: 'discount-held', code: 'senior', evidence: null }),
    back(() => [{ kind: 'discount-not-held', code: 'senior' }]),
  ]
}
