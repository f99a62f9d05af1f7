import fc from 'fast-check'
import { expect, it } from 'vitest'
import { transferParts } from './transfer-parts.ts'

const shares = fc.uniqueArray(
  fc.record({ accountId: fc.integer({ min: 1, max: 9 }), weight: fc.integer({ min: 1, max: 50 }) }),
  { selector: ({ accountId }) => accountId, minLength: 1, maxLength: 6 },
)

it('the parts of any transfer sum to nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), shares, (amount, among) => {
      const parts = transferParts(amount, { fromAccountId: 1, shares: among })
      expect(parts.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(0)
      const signs = parts
        .filter(({ accountId }) => accountId !== 1)
        .map(({ amountCents }) => Math.sign(amountCents))
      expect(new Set([...signs, Math.sign(amount)]).size).toBe(1)
    }),
  )
})

it.each([
  {
    case: 'a balance goes whole to another',
    amount: 4770,
    among: [{ accountId: 2, weight: 1 }],
    is: [
      [1, -4770],
      [2, 4770],
    ],
  },
  {
    case: 'a credit goes with its sign',
    amount: -500,
    among: [{ accountId: 2, weight: 1 }],
    is: [
      [1, 500],
      [2, -500],
    ],
  },
  {
    case: 'a charge of three is split by largest remainder, and the first keeps a share',
    amount: 1000,
    among: [
      { accountId: 1, weight: 1 },
      { accountId: 2, weight: 1 },
      { accountId: 3, weight: 1 },
    ],
    is: [
      [1, -666],
      [2, 333],
      [3, 333],
    ],
  },
])('$case', ({ amount, among, is }) => {
  const parts = transferParts(amount, { fromAccountId: 1, shares: among })
  expect(parts.map(({ accountId, amountCents }) => [accountId, amountCents])).toEqual(is)
})
