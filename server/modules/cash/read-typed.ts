import { accountDigits, accountNumber } from '../accounts/account-numbers.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import { checkLength } from '../city/check-digit.ts'
import { readScanLine, scanDigits } from './read-scan-line.ts'

type City = Pick<CityIdentity, 'accountNumber' | 'scanLine'>

/** What was typed: an account, by its number or by a scan line with what that asks for; or what is wrong with it. */
export type Typed =
  | {
      readonly kind: 'account'
      readonly accountNumber: string
      readonly scanLine: string | null
      readonly amountCents: number | null
    }
  | { readonly kind: 'check-digit' }
  | { readonly kind: 'scan-line'; readonly field: string }
  | { readonly kind: 'unknown' }

/**
 * Reads what was typed at the ten-key pad, with blanks and dashes or without: a whole scan line, a whole account number, or the end of
 * an account number that differs from account to account, with its check digit; zeros before that may be left out.
 */
export function readTyped(typed: string, { accountNumber: pattern, scanLine }: City): Typed {
  const digits = typed.replaceAll(/[- ]/g, '')
  if (!/^\d+$/.test(digits)) return { kind: 'unknown' }
  if (digits.length === scanDigits(scanLine)) return readLine(digits, { accountNumber: pattern, scanLine })
  return readNumber(digits, pattern)
}

function readLine(digits: string, { accountNumber: pattern, scanLine }: City): Typed {
  const read = readScanLine(scanLine, digits)
  if ('fault' in read) return { kind: 'scan-line', field: read.fault }
  const length = accountDigits(pattern)
  const zeros = read.account.slice(0, Math.max(0, read.account.length - length))
  if (/[^0]/.test(zeros)) return { kind: 'scan-line', field: 'account' }
  const found = readNumber(read.account.slice(-length), pattern)
  if (found.kind !== 'account') return { kind: 'scan-line', field: 'account' }
  return { ...found, scanLine: digits, amountCents: read.amountCents }
}

function readNumber(digits: string, pattern: City['accountNumber']): Typed {
  const whole = accountDigits(pattern)
  const fixed = /^[^#C]*/.exec(pattern.pattern)![0].replaceAll(/\D/g, '')
  const tail = whole - fixed.length
  const least = checkLength(pattern.checkDigit) + 1
  if (digits.length > whole || digits.length < least) return { kind: 'unknown' }
  const full = digits.length > tail ? digits : fixed + digits.padStart(tail, '0')
  if (full.length !== whole) return { kind: 'unknown' }
  const count = countIn(full, pattern)
  if (count === null) return { kind: 'unknown' }
  const number = accountNumber(count, pattern)
  if (number?.replaceAll(/\D/g, '') !== full) return { kind: 'check-digit' }
  return { kind: 'account', accountNumber: number, scanLine: null, amountCents: null }
}

/** What stands in the places that count; null when what is the same on all numbers is another. */
function countIn(full: string, { pattern, checkDigit }: City['accountNumber']): number | null {
  let count = ''
  let at = 0
  for (const sign of pattern) {
    if (sign === 'C') at += checkLength(checkDigit)
    else if (sign === '#') count += full[at++]!
    else if (/\d/.test(sign) && full[at++] !== sign) return null
  }
  return Number(count)
}
