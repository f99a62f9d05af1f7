import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBefore, PlainDate } from '#kernel/dates'
import { addressKey } from '../premises/address-key.ts'
import { cyclePeriods } from './cycle-periods.ts'
import { planTown } from './plan-town.ts'
import { seededChance } from './seeded-chance.ts'
import type { Town } from './town.ts'

const today = PlainDate.from('2026-11-25')
const rhythms = {
  '1': { anchorOn: PlainDate.from('2026-01-01'), months: 1, timing: 'arrears' },
  '2': { anchorOn: PlainDate.from('2026-01-01'), months: 2, timing: 'arrears' },
  '3': { anchorOn: PlainDate.from('2026-01-01'), months: 1, timing: 'advance' },
  '4': { anchorOn: PlainDate.from('2026-01-01'), months: 1, timing: 'arrears' },
} as const
const periods = Object.fromEntries(
  Object.entries(rhythms).map(([code, rhythm]) => [code, cyclePeriods(rhythm, today)]),
)
const town = (seed: number, accounts: number): Town =>
  planTown({ seed, accounts, today, periods, troubles: true })

describe('an invented town', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(town(7, 300)).toEqual(town(7, 300))
    expect(town(8, 300)).not.toEqual(town(7, 300))
  })

  it('has at least five thousand premises when the practice city asks for its size', () => {
    expect(town(1440, 5600).premises.length).toBeGreaterThan(5000)
  })

  it('has each address and each parcel once', () => {
    const { premises } = town(1440, 5600)
    expect(new Set(premises.map(addressKey)).size).toBe(premises.length)
    expect(new Set(premises.map(({ apn }) => apn)).size).toBe(premises.length)
  })

  it('names only what it has, and gives every account a payer, whatever the seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { accounts, parties, premises, roles, services, shares, events } = town(seed, 200)
        const payers = new Set(roles.filter(({ role }) => role === 'payer').map(({ account }) => account))
        expect(accounts.every((_, place) => payers.has(place))).toBe(true)
        expect(accounts.every(({ premise }) => premise < premises.length)).toBe(true)
        expect(roles.every(({ party }) => party < parties.length)).toBe(true)
        expect(services.every(({ account }) => account < accounts.length)).toBe(true)
        expect(services.every(({ from, until }) => until === null || isBefore(from, until))).toBe(true)
        expect(
          shares.every(({ service, account }) => service < services.length && account < accounts.length),
        ).toBe(true)
        expect(
          events.every(({ happenedOn }) => !isBefore(today, happenedOn) || happenedOn.equals(today)),
        ).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it('has starts, stops and new owners within the periods, so that there is something to prorate', () => {
    const { accounts, roles } = town(1440, 5600)
    const [from, until] = [periods['1']!.billed[0].from, periods['1']!.next.until]
    const within = (day: PlainDate | null) => day !== null && isBefore(from, day) && isBefore(day, until)
    expect(accounts.filter(({ closedOn }) => within(closedOn)).length).toBeGreaterThan(20)
    expect(accounts.filter(({ openedOn }) => within(openedOn)).length).toBeGreaterThan(10)
    expect(roles.filter((role) => within(role.until)).length).toBeGreaterThan(10)
  })
})

it('has a caller whose carts were entered twice before her last bill, whatever the seed', () => {
  const { parties, roles, services } = town(9, 300)
  const party = parties.findIndex(({ phone }) => phone === '9515550188')
  const { account } = roles.find((role) => role.party === party && role.role === 'payer')!
  const sets = services.filter((service) => service.account === account)
  expect(sets.map(({ container, quantity }) => [container, quantity])).toEqual([
    ['cart-set', 1],
    ['cart-set', 1],
  ])
  expect(sets[1]!.from.toString()).toBe(periods['2']!.billed[1].from.toString())
})

describe('the periods of a cycle', () => {
  it.each([
    { cycle: '1', next: '2026-11-01', billed: ['2026-09-01', '2026-10-01'] },
    { cycle: '2', next: '2026-11-01', billed: ['2026-07-01', '2026-09-01'] },
    { cycle: '3', next: '2026-12-01', billed: ['2026-10-01', '2026-11-01'] },
  ] as const)('cycle $cycle bills $next next', ({ cycle, next, billed }) => {
    expect(periods[cycle]!.next.from.toString()).toBe(next)
    expect(periods[cycle]!.billed.map(({ from }) => from.toString())).toEqual(billed)
  })
})

it('chance stays within its bounds', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(100), (seed, low, width) => {
      const drawn = seededChance(seed).between(low, low + width)
      expect(drawn).toBeGreaterThanOrEqual(low)
      expect(drawn).toBeLessThanOrEqual(low + width)
    }),
  )
})
