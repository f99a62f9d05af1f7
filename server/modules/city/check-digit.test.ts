import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigit } from './check-digit.ts'
import type { CheckDigitScheme } from './city-settings.ts'

const mod10 = (weights: number[], from: 'left' | 'right', add: 'digits' | 'product'): CheckDigitScheme => ({
  scheme: 'mod10',
  weights,
  from,
  add,
})

describe('checkDigit', () => {
  it.each([
    // ISO/IEC 7812-1, annex B: 7992 739 871 has the check digit 3.
    { digits: '7992739871', scheme: { scheme: 'luhn' } as const, is: '3' },
    // UPC-A: 0 36000 29145 has 2.
    { digits: '03600029145', scheme: mod10([3, 1], 'left', 'product'), is: '2' },
    // ABA routing number of the Federal Reserve Bank of Boston, 011000015.
    { digits: '01100001', scheme: mod10([3, 7, 1], 'left', 'product'), is: '5' },
    // ISBN 0-306-40615-2.
    {
      digits: '030640615',
      scheme: { scheme: 'mod11', weights: [2, 3, 4, 5, 6, 7, 8, 9, 1] } as CheckDigitScheme,
      is: '2',
    },
    { digits: '', scheme: { scheme: 'none' } as const, is: '' },
    { digits: '20417', scheme: { scheme: 'none' } as const, is: '' },
    // ISO 7064: 794 has 44.
    { digits: '794', scheme: { scheme: 'mod97' } as const, is: '44' },
  ])('$digits has $is', ({ digits, scheme, is }) => {
    expect(checkDigit(digits, scheme)).toBe(is)
  })

  it('has no digit where mod 11 leaves ten', () => {
    // ISBN 0-8044-2957-X.
    expect(checkDigit('080442957', { scheme: 'mod11', weights: [2, 3, 4, 5, 6, 7, 8, 9, 1] })).toBeNull()
  })

  it('luhn finds every single wrong digit', () => {
    const place = fc.integer({ min: 0, max: 8 })
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), place, fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const wrong = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
        expect(checkDigit(wrong, { scheme: 'luhn' })).not.toBe(checkDigit(digits, { scheme: 'luhn' }))
      }),
    )
  })
})
