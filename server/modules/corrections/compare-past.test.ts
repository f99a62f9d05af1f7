import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { afterPosting, billedMonths, knownService, leftOnLines } from '#test/posted-past'
import type { Prices } from '../billing/rate-served.ts'
import type { LookBack } from '../policies/look-back.ts'
import { prorationRules } from '../policies/proration-rules.ts'
import { rateBook } from '../rates/rate-book.ts'
import { checkCityFolder } from '../setup/check-city-folder.ts'
import { comparePast, type CorrectableAccount } from './compare-past.ts'
import type { KnownFacts, StatedFact, Statement } from './known-facts.ts'

const day = (text: string) => PlainDate.from(text)
const open: LookBack = {
  underchargeMonths: { '*': 600 },
  overchargeMonths: { '*': 600 },
  managerMayGoBeyond: true,
  citation: '§ 1',
}
let prices: Prices
beforeAll(async () => {
  const { folder } = await checkCityFolder(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow'))
  if (!folder) throw new Error('the practice city has faults')
  prices = { book: rateBook(folder.rateVersions), rules: prorationRules(folder.policies) }
})

const home = (services = [knownService(1, 'all:cart-set:96 gal')]): KnownFacts => ({
  services,
  discounts: [],
  classes: [{ class: 'residential', from: day('2024-01-01'), until: null }],
})
const billed = (known: KnownFacts = home()) =>
  billedMonths(prices, known, { first: '2026-01-01', months: 10 })
const compare = (account: CorrectableAccount, statement: Statement, lookBack = open) =>
  comparePast({ prices, lookBack, today: day('2026-11-23'), override: false }, account, statement)
const since = (from: string, ...facts: StatedFact[]): Statement => ({ from: day(from), until: null, facts })
const was = (serviceId: number, size: string): StatedFact => ({
  kind: 'service-was',
  serviceId,
  was: { size },
})

describe('a past fact', () => {
  it('that was smaller since March gives back the difference of each bill from March on', () => {
    const compared = compare(billed(), since('2026-03-01', was(1, '32 gal')))
    expect(compared.bills.map(({ bill }) => bill.periodFrom)).toEqual(
      ['03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}-01`),
    )
    expect(compared.differenceCents).toBeLessThan(0)
    for (const { charges, asPosted, differenceCents, shouldCents, billedCents } of compared.bills) {
      expect(asPosted).toBe(true)
      expect(charges).toHaveLength(1)
      expect(charges[0]).toMatchObject({ about: 'service:1', parts: [{ lineNo: 1, cents: differenceCents }] })
      expect(differenceCents).toBe(shouldCents - billedCents)
    }
  })

  it('from the middle of a month is charged by days, and its parts stand for the one that was billed', () => {
    const { bills } = compare(billed(), since('2026-03-16', was(1, '32 gal')))
    expect(bills[0]!.charges).toHaveLength(1)
    expect(bills[0]!.charges[0]!.should.map(({ periodFrom }) => periodFrom)).toEqual([
      '2026-03-01',
      '2026-03-16',
    ])
    expect(bills[0]!.differenceCents).toBeGreaterThan(bills[1]!.differenceCents)
  })

  it('that never was gives back all that was charged for it', () => {
    const known = home([
      knownService(1, 'all:cart-set:96 gal'),
      knownService(2, 'refuse:extra-cart:96 gal', { quantity: 2 }),
    ])
    const { bills, corrected } = compare(
      billed(known),
      since('2024-01-01', { kind: 'service-absent', serviceId: 2 }),
    )
    expect(bills).toHaveLength(10)
    for (const { charges, bill } of bills) {
      const line = bill.lines.find(({ serviceId }) => serviceId === 2)!
      expect(charges.find(({ about }) => about === 'service:2')).toMatchObject({
        shouldCents: 0,
        differenceCents: -line.amountCents,
      })
    }
    expect(corrected.services[1]).toMatchObject({
      serviceId: 2,
      from: day('2024-01-01'),
      until: day('2024-01-01'),
    })
  })

  it('of another class takes all off one ledger account and puts it on another', () => {
    const known = home([knownService(1, 'refuse:bin:3 yd')])
    const commercial = { ...known, classes: [{ ...known.classes[0]!, class: 'commercial' }] }
    const { bills } = compare(
      billed(commercial),
      since('2026-10-01', { kind: 'class', class: 'multi-family' }),
    )
    const ledger = bills[0]!.charges.filter(({ about }) => about === 'service:1').map(({ glCode }) => glCode)
    expect(ledger).toEqual(['4420', '4415'])
  })
})

/** A year of a home with what homes have, what is stated of it, and what was adjusted by hand before. */
const pasts = fc.record({
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
type Past = typeof pasts extends fc.Arbitrary<infer One> ? One : never

const bins = ['96 gal', '64 gal'] as const

function accountOf({ quantities, size, byHand }: Past): CorrectableAccount {
  const extras = quantities.map((quantity, index) =>
    knownService(index + 2, `refuse:extra-cart:${bins[index]!}`, { quantity, from: '2025-05-10' }),
  )
  const account = billed(home([knownService(1, `all:cart-set:${size}`), ...extras]))
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
function statements({
  stated,
  month,
  dayOfMonth,
  days,
  size,
}: Past): [Statement, (account: CorrectableAccount) => Statement] {
  const from = day('2025-12-01').add({ months: month }).with({ day: dayOfMonth })
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

describe('for any past', () => {
  it('what was believed makes the bills that were posted', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const account = accountOf(past)
        const [there] = statements(past)
        const posted = afterPosting(account, compare(account, there))
        for (const { asPosted } of compare(posted, there).bills) expect(asPosted).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('correcting there and back leaves nothing, on every line', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const account = accountOf(past)
        const [there, back] = statements(past)
        const first = compare(account, there)
        const posted = afterPosting(account, first)
        const second = compare(posted, back(posted))
        expect(first.postedCents + second.postedCents).toBe(0)
        expect(leftOnLines(afterPosting(posted, second))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('correcting to what is known already posts nothing', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const account = accountOf(past)
        const [there] = statements(past)
        const posted = afterPosting(account, compare(account, there))
        const again = compare(posted, { ...there, facts: [] })
        expect(
          again.bills.flatMap(({ charges }) =>
            charges.filter(({ differenceCents }) => differenceCents !== 0),
          ),
        ).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('the parts sum to the difference, and no more is given back than was charged', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const account = accountOf(past)
        const { bills, differenceCents } = compare(account, statements(past)[0])
        let all = 0
        for (const compared of bills) {
          const parts = compared.charges.flatMap((charge) => charge.parts)
          const sum = parts.reduce((total, { cents }) => total + cents, 0)
          expect(sum).toBe(compared.differenceCents)
          all += sum
          for (const { lineNo, amountCents } of compared.bill.lines.filter((line) => line.amountCents >= 0)) {
            const on = [
              ...parts,
              ...compared.bill.moves.map((move) => ({ ...move, cents: move.adjustedCents })),
            ]
            const left = on
              .filter((part) => part.lineNo === lineNo)
              .reduce((total, { cents }) => total + cents, amountCents)
            expect(left).toBeGreaterThanOrEqual(0)
          }
        }
        expect(all).toBe(differenceCents)
      }),
      { numRuns: 60 },
    )
  })
})
