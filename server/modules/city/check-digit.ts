import assert from 'node:assert/strict'
import type { CheckDigitScheme } from './city-settings.ts'

/**
 * The check digit of a row of digits by a city's scheme: empty for `none`, two digits for `mod97`, null where the scheme has
 * no digit for this row (mod 11 with remainder ten), so that such a number is never given out.
 */
export function checkDigit(digits: string, scheme: CheckDigitScheme): string | null {
  assert(/^\d*$/.test(digits), 'a check digit is made over digits')
  switch (scheme.scheme) {
    case 'none':
      return ''
    case 'luhn':
      return missingToTen(digits, { weights: [2, 1], from: 'right', add: 'digits' })
    case 'mod10':
      return missingToTen(digits, scheme)
    case 'mod11': {
      const rest = (11 - (sumOf(digits, { ...scheme, from: 'right', add: 'product' }) % 11)) % 11
      return rest === 10 ? null : String(rest)
    }
    case 'mod97':
      // ISO 7064 MOD 97-10: the whole number with its two check digits leaves 1.
      return String(98n - ((BigInt(digits || '0') * 100n) % 97n)).padStart(2, '0')
    default:
      return scheme satisfies never
  }
}

/** How many digits a scheme's check digit has. */
export const checkLength = ({ scheme }: CheckDigitScheme): number =>
  scheme === 'none' ? 0 : scheme === 'mod97' ? 2 : 1

type Weighing = {
  readonly weights: readonly number[]
  readonly from: 'left' | 'right'
  readonly add: 'digits' | 'product'
}

const missingToTen = (digits: string, weighing: Weighing): string =>
  String((10 - (sumOf(digits, weighing) % 10)) % 10)

function sumOf(digits: string, { weights, from, add }: Weighing): number {
  const inTurn = from === 'left' ? digits.split('') : digits.split('').toReversed()
  return inTurn
    .map((digit, index) => Number(digit) * weights[index % weights.length]!)
    .map((product) => (add === 'digits' ? Math.trunc(product / 10) + (product % 10) : product))
    .reduce((a, b) => a + b, 0)
}
