import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountNumber } from './account-numbers.ts'
import { nameKey, nameTerms } from './name-key.ts'
import { readPhone } from './read-phone.ts'

const mod11 = { scheme: 'mod11' as const, weights: [2, 3, 4, 5, 6, 7] }

describe('an account number', () => {
  it.each([
    { count: 1, pattern: '100-#####-C', checkDigit: { scheme: 'luhn' as const }, is: '100-00001-7' },
    { count: 20417, pattern: '#######-C', checkDigit: { scheme: 'luhn' as const }, is: '0020417-2' },
    { count: 42, pattern: '###', checkDigit: { scheme: 'none' as const }, is: '042' },
    { count: 1, pattern: '########-C', checkDigit: mod11, is: '00000001-9' },
    // 6 × 2 = 12 leaves one of eleven, for which modulus 11 has no single digit.
    { count: 6, pattern: '########-C', checkDigit: mod11, is: null },
  ])('$count in $pattern is $is', ({ count, is, ...pattern }) => {
    expect(accountNumber(count, pattern)).toBe(is)
  })

  it('is never given out twice', () => {
    const pattern = { pattern: '100-#####-C', checkDigit: { scheme: 'luhn' as const } }
    const count = fc.integer({ min: 1, max: 99_999 })
    fc.assert(
      fc.property(count, count, (one, other) => {
        expect(accountNumber(one, pattern) === accountNumber(other, pattern)).toBe(one === other)
      }),
    )
  })
})

describe('a name', () => {
  it.each([
    ['María García-López', 'MARIA GARCIA LOPEZ'],
    ['Ben O’Neill', 'BEN ONEILL'],
    ['Tire & Wheel, Inc.', 'TIRE & WHEEL INC'],
  ])('%s compares as %s', (name, key) => {
    expect(nameKey(name)).toBe(key)
  })

  it('is found by any of its words', () => {
    expect(nameTerms('Ana M Lopez')).toEqual(['ANA M LOPEZ', 'M LOPEZ ANA', 'LOPEZ ANA M'])
  })
})

describe('a telephone number', () => {
  it.each([
    ['(909) 555-0142', '9095550142'],
    ['+1 909.555.0142', '9095550142'],
    ['555-0142', null],
    ['109 555 0142', null],
    ['909 155 0142', null],
  ])('%s is %s', (text, digits) => {
    expect(readPhone(text)).toBe(digits)
  })
})
