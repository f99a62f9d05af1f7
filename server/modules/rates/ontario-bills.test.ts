import { describe, expect, it } from 'vitest'
import { amounts, cityRates } from '#test/city-folders'

// Two bills the City of Ontario CA shows as samples, of March and April 2025: their solid waste lines.
const ask = await cityRates('marlow')

describe('the solid waste lines of two bills of Ontario', () => {
  it('a home with a set of carts, March 17 to April 16, 2025', () => {
    const services = ['all:cart-set:96gal']
    expect(amounts(ask({ class: 'residential', services, from: '2025-03-17', to: '2025-04-16' }))).toEqual([
      4381,
    ])
  })

  it('a business, March 18 to April 16, 2025: thirty days read by the meter reader, charged as one month', () => {
    const services = [
      'organics:bin:2yd:2/wk',
      'recycling:bin:3yd:2/wk',
      'refuse:bin:4yd:1/wk',
      'refuse:bin:4yd:6/wk',
    ]
    const from = '2025-03-18'
    const to = '2025-04-16'
    expect(amounts(ask({ class: 'commercial', services, from, to, months: 1 }))).toEqual([
      45_115, 21_324, 21_325, 87_865,
    ])
  })

  it('tells why the second 4 yd bin is charged as a first one', () => {
    const services = ['refuse:bin:4yd:1/wk', 'refuse:bin:4yd:6/wk']
    const quoted = ask({ class: 'commercial', services, from: '2025-03-01', to: '2025-03-31' })
    expect(quoted.bills[0]!.charges[1]!.derivation).toMatchObject({
      kind: 'service',
      service: { before: 0, pickupsPerWeek: 6 },
      parts: [
        { what: 'first', times: 1, rateCents: 21_325 },
        { what: 'first-pickup', times: 5, rateCents: 13_308 },
      ],
      authority: { effectiveFrom: '2024-07-01' },
      proration: null,
    })
  })

  it('bills a change of rates by the day, never by the day of the bill', () => {
    // 18 days of July 2023 at $35.75 and 13 at $39.78, the new rate being in force from July 19.
    const quoted = ask({
      class: 'residential',
      services: ['all:cart-set:96gal'],
      from: '2023-07-01',
      to: '2023-07-31',
    })
    expect(amounts(quoted)).toEqual([2076, 1668])
  })
})
