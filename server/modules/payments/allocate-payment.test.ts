import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AllocationOrder, OrderKey } from '../policies/allocation-policy.ts'
import { allocatePayment, type PayableItem } from './allocate-payment.ts'

const item = (entryId: number, openCents: number, some: Partial<PayableItem> = {}): PayableItem => ({
  entryId,
  openCents,
  disputedCents: 0,
  billedOn: '2026-09-01',
  dueOn: '2026-09-25',
  typeRank: 0,
  penalty: false,
  onlyDirected: false,
  ...some,
})
const order = (
  keys: readonly OrderKey[],
  within: AllocationOrder['within'] = 'sequential',
): AllocationOrder => ({ types: [], keys, within, citation: '§ 1' })
const paid = (...asked: Parameters<typeof allocatePayment>) =>
  allocatePayment(...asked).paid.map(({ entryId, cents }) => [entryId, cents])

describe('allocatePayment', () => {
  const old = item(1, 1000)
  const late = item(2, 300, { penalty: true, typeRank: 1 })
  const newer = item(3, 1000, { billedOn: '2026-10-01', dueOn: '2026-10-25' })

  it.each([
    {
      case: 'what is due first',
      keys: ['due-day'],
      of: [
        [1, 1000],
        [2, 300],
        [3, 200],
      ],
    },
    {
      case: 'penalties first',
      keys: ['penalties-first', 'due-day'],
      of: [
        [2, 300],
        [1, 1000],
        [3, 200],
      ],
    },
    {
      case: 'penalties last',
      keys: ['penalties-last', 'due-day'],
      of: [
        [1, 1000],
        [3, 500],
      ],
    },
    {
      case: 'by type, then age',
      keys: ['type', 'bill-age'],
      of: [
        [1, 1000],
        [3, 500],
      ],
    },
    {
      case: 'the oldest bill, then by type',
      keys: ['bill-age', 'type'],
      of: [
        [1, 1000],
        [2, 300],
        [3, 200],
      ],
    },
  ] as const)('pays $case', ({ keys, of }) => {
    expect(paid([newer, late, old], 1500, order(keys))).toEqual(of)
  })

  it('pays what was directed before all else, and goes on by the order', () => {
    expect(paid([old, late, newer], 1200, order(['due-day']), new Set([3]))).toEqual([
      [3, 1000],
      [1, 200],
    ])
    expect(paid([old, late, newer], 1200, order(['penalties-first', 'directed']), new Set([3]))).toEqual([
      [2, 300],
      [3, 900],
    ])
  })

  it('leaves a part in dispute, and what is paid only when directed, until somebody directs it', () => {
    const disputed = item(4, 1000, { disputedCents: 400 })
    const onTheRoll = item(5, 500, { onlyDirected: true })
    const left = allocatePayment([disputed, onTheRoll], 2000, order(['due-day']))
    expect(left).toEqual({ paid: [{ entryId: 4, cents: 600 }], creditCents: 1400 })
    expect(paid([disputed, onTheRoll], 2000, order(['due-day']), new Set([4, 5]))).toEqual([
      [4, 1000],
      [5, 500],
    ])
  })

  it('spreads in proportion to the cent, the odd cents to the largest remainders', () => {
    // Sacramento County spreads a short payment in proportion to the charges.
    const three = [item(1, 1000), item(2, 1000), item(3, 1000)]
    expect(paid(three, 1000, order(['due-day'], 'pro-rata'))).toEqual([
      [1, 334],
      [2, 333],
      [3, 333],
    ])
    expect(paid([item(1, 4210), item(2, 790)], 1001, order(['type'], 'pro-rata'))).toEqual([
      [1, 843],
      [2, 158],
    ])
  })

  const day = fc.constantFrom('2026-08-01', '2026-09-01', '2026-10-01')
  const anyItem = fc.record({
    openCents: fc.integer({ min: 0, max: 20_000 }),
    disputedCents: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 25_000 })),
    billedOn: day,
    dueOn: fc.option(day),
    typeRank: fc.nat(3),
    penalty: fc.boolean(),
    onlyDirected: fc.boolean(),
  })
  const anyItems = fc
    .array(anyItem, { maxLength: 9 })
    .map((items) => items.map((one, index) => ({ ...one, entryId: index + 1 })))
  const keys = fc.subarray<OrderKey>(
    ['directed', 'bill-age', 'type', 'penalties-first', 'penalties-last', 'due-day'],
    { minLength: 1 },
  )
  const anyOrder = fc
    .record({ keys, within: fc.constantFrom('sequential' as const, 'pro-rata' as const) })
    .map((some) => order(some.keys, some.within))

  it('whatever is open: parts and credit are the payment, no item is paid more than is open, none in dispute', () => {
    fc.assert(
      fc.property(
        anyItems,
        fc.integer({ min: 1, max: 80_000 }),
        anyOrder,
        fc.array(fc.integer({ min: 1, max: 9 })),
        (items, amount, by, chosen) => {
          const directed = new Set(chosen)
          const answer = allocatePayment(items, amount, by, directed)
          const cents = new Map(answer.paid.map((part) => [part.entryId, part.cents]))
          expect(cents.size).toBe(answer.paid.length)
          expect([...cents.values()].reduce((a, b) => a + b, 0) + answer.creditCents).toBe(amount)
          let payable = 0
          for (const one of items) {
            const free = one.onlyDirected ? 0 : Math.max(one.openCents - one.disputedCents, 0)
            const most = directed.has(one.entryId) ? one.openCents : free
            payable += most
            expect(cents.get(one.entryId) ?? 0).toBeLessThanOrEqual(most)
          }
          // Nothing is a credit while something is left that it could pay.
          expect(answer.creditCents).toBe(Math.max(amount - payable, 0))
          expect(answer.paid.every((part) => part.cents > 0)).toBe(true)
          expect(allocatePayment(items.toReversed(), amount, by, directed)).toEqual(answer)
        },
      ),
    )
  })

  it('of one rank each item gets its exact share, less or more than a cent at most', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (open, part) => {
          const total = open.reduce((a, b) => a + b, 0)
          const amount = Math.floor(total * part)
          const cents = new Map(
            paid(
              open.map((one, index) => item(index, one)),
              amount,
              order(['due-day'], 'pro-rata'),
            ) as [number, number][],
          )
          for (const [index, one] of open.entries())
            expect(Math.abs((cents.get(index) ?? 0) - (amount * one) / total)).toBeLessThan(1)
        },
      ),
    )
  })
})
