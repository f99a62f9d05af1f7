import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { afterPosting, leftOnLines } from '#test/posted-past'
import { allLookedBack, practicePrices } from '#test/practice-prices'
import { type Happening, sharedTown, type SharedTown } from '#test/shared-past'
import type { Prices } from '../billing/rate-served.ts'
import { comparePast, type Comparison } from './compare-past.ts'
import type { StatedFact } from './known-facts.ts'

let prices: Prices
beforeAll(async () => {
  prices = await practicePrices()
})

const all = (bills: SharedTown['owner']['bills']) => new Set(bills.map(({ billId }) => billId))

/** What is stated of an event of a house comes to, for its account and for the one that pays a part. */
function compare({ owner, payer }: SharedTown, month: number, fact: StatedFact): Comparison[] {
  const from = PlainDate.from('2026-01-01').add({ months: month })
  const days = { from, until: from.add({ months: 1 }) }
  const rules = { prices, lookBack: allLookedBack, today: PlainDate.from('2026-11-23'), override: false }
  const own = comparePast(rules, owner, { ...days, facts: [fact], also: all(owner.bills) })
  const shared = { ownerId: 1, known: own.corrected }
  const its = { ...days, facts: [], anew: 'all' as const, also: all(payer.bills) }
  return [own, comparePast(rules, { ...payer, shared }, its)]
}

const after = ({ owner, payer }: SharedTown, [own, its]: Comparison[]): SharedTown => ({
  owner: afterPosting(owner, own!),
  payer: { ...afterPosting(payer, its!), known: payer.known, owners: new Map([[1, own!.corrected]]) },
})
const cents = (compared: Comparison[]) => compared.map(({ postedCents }) => postedCents)

const bulky = (month: number, quantity: number, shared = true): Happening => ({ month, quantity, shared })
const moved = (one: Comparison) =>
  one.bills
    .filter(({ postedCents }) => postedCents !== 0)
    .map(({ bill, postedCents }) => [bill.periodFrom, postedCents])

describe('what happened on a service that two accounts pay', () => {
  it('is given back to each by their share, to the cent', () => {
    // Two a year are free: three of the five were charged, 38.00 each, by 1 : 2.
    const town = sharedTown(prices, [bulky(2, 5)])
    const compared = compare(town, 2, { kind: 'event-absent', eventId: 1 })
    expect(cents(compared)).toEqual([-38_00, -76_00])
    const one = compare(town, 2, { kind: 'event-was', eventId: 1, was: { quantity: 4 } })
    expect(cents(one)).toEqual([-12_67, -25_33])
  })

  it('and never was, lets what came later in the year be free, on the bill that charged it', () => {
    const town = sharedTown(prices, [bulky(1, 2), bulky(5, 2), bulky(8, 1, false)])
    const [own, its] = compare(town, 1, { kind: 'event-absent', eventId: 1 })
    // The two of June become free; the one of September is charged as before.
    expect(moved(own!)).toEqual([['2026-06-01', -25_33]])
    expect(moved(its!)).toEqual([['2026-06-01', -50_67]])
  })
})

const happenings = fc.array(
  fc.record({
    month: fc.integer({ min: 0, max: 9 }),
    quantity: fc.integer({ min: 1, max: 4 }),
    shared: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
)

it('for any year: there and back leaves nothing, for nobody and on no line, and stating what is known posts nothing', () => {
  fc.assert(
    fc.property(happenings, fc.nat(), fc.integer({ min: 0, max: 5 }), (list, which, quantity) => {
      const town = sharedTown(prices, list)
      const at = which % list.length
      const eventId = at + 1
      const { month, quantity: before } = list[at]!
      const was = (many: number): StatedFact =>
        many === 0
          ? { kind: 'event-absent', eventId }
          : { kind: 'event-was', eventId, was: { quantity: many } }
      expect(cents(compare(town, month, was(before)))).toEqual([0, 0])
      const there = compare(town, month, was(quantity))
      const once = after(town, there)
      expect(cents(compare(once, month, was(quantity)))).toEqual([0, 0])
      const back = compare(once, month, was(before))
      expect(cents(back).map((sum, index) => sum + cents(there)[index]!)).toEqual([0, 0])
      const { owner, payer } = after(once, back)
      expect([...leftOnLines(owner), ...leftOnLines(payer)]).toEqual([])
    }),
    { numRuns: 60 },
  )
})
