import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { accountOf, home, pasts, statements } from '#test/any-past'
import { afterPosting, billedMonths, knownService, leftOnLines } from '#test/posted-past'
import { allLookedBack, practicePrices } from '#test/practice-prices'
import type { Prices } from '../billing/rate-served.ts'
import { comparePast, type CorrectableAccount } from './compare-past.ts'
import type { KnownFacts, StatedFact, Statement } from './known-facts.ts'

const day = (text: string) => PlainDate.from(text)
let prices: Prices
beforeAll(async () => {
  prices = await practicePrices()
})

const billed = (known: KnownFacts = home()) =>
  billedMonths(prices, known, { first: '2026-01-01', months: 10 })
const compare = (account: CorrectableAccount, statement: Statement, lookBack = allLookedBack) =>
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

describe('for any past', () => {
  it('what was believed makes the bills that were posted', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const account = accountOf(prices, past)
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
        const account = accountOf(prices, past)
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
        const account = accountOf(prices, past)
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
        const account = accountOf(prices, past)
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
