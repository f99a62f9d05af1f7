import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountAfter, type PercentChange, percentWords } from './change-by-percent.ts'

const by = (percentThousandths: number, rest: Partial<PercentChange> = {}): PercentChange => ({
  percentThousandths,
  schedules: [],
  classes: [],
  roundTo: '1',
  rounding: 'half-up',
  ...rest,
})

describe('a rate by a percentage', () => {
  it.each([
    { amount: 4381, change: by(6000), is: 4644, says: 'All rates +6 %, each rounded to the nearest cent.' },
    { amount: 50, change: by(5000), is: 53, says: 'All rates +5 %, each rounded to the nearest cent.' },
    {
      amount: 50,
      change: by(5000, { rounding: 'half-even' }),
      is: 52,
      says: 'All rates +5 %, each rounded to the nearest, halves to the even, cent.',
    },
    {
      amount: 4381,
      change: by(-2500, { roundTo: '5' }),
      is: 4270,
      says: 'All rates −2.5 %, each rounded to the nearest 5 cents.',
    },
    {
      amount: 4381,
      change: by(6000, { roundTo: '100', rounding: 'up', classes: ['residential'] }),
      is: 4700,
      says: 'Rates of the class residential +6 %, each rounded up to a whole dollar.',
    },
    {
      amount: 4381,
      change: by(-100_000),
      is: 0,
      says: 'All rates −100 %, each rounded to the nearest cent.',
    },
  ])('$amount: $says', ({ amount, change, is, says }) => {
    expect(amountAfter(amount, change)).toBe(is)
    expect(percentWords(change)).toBe(says)
  })

  it('lies within half a step of the exact amount, and is a whole number of steps', () => {
    const steps = fc.constantFrom('1', '5', '10', '25', '50', '100')
    fc.assert(
      fc.property(
        fc.nat(5_000_00),
        fc.integer({ min: -100_000, max: 200_000 }),
        steps,
        (amount, percent, roundTo) => {
          const after = amountAfter(amount, by(percent, { roundTo }))
          expect(after % Number(roundTo)).toBe(0)
          expect(Math.abs(after - (amount * (100_000 + percent)) / 100_000)).toBeLessThanOrEqual(
            Number(roundTo) / 2,
          )
        },
      ),
    )
  })
})
