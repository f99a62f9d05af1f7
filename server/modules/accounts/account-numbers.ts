import assert from 'node:assert/strict'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { checkDigit, checkLength } from '../city/check-digit.ts'
import { cityIdentity } from '../city/city-queries.ts'
import type { CityIdentity } from '../city/city-settings.ts'

type Pattern = CityIdentity['accountNumber']

/**
 * The account number of a count in the city's pattern: `#` is a digit of it, `C` the check digit of all digits before. Null when
 * the scheme has no check digit for it, so that it is never given out.
 */
export function accountNumber(count: number, { pattern, checkDigit: scheme }: Pattern): string | null {
  const digits = String(count).padStart(room(pattern), '0').split('')
  let number = ''
  for (const sign of pattern) {
    if (sign === 'C') {
      const check = checkDigit(number.replaceAll(/\D/g, ''), scheme)
      if (check === null) return null
      number += check
    } else number += sign === '#' ? digits.shift()! : sign
  }
  return number
}

/** How many digits an account number has. */
export const accountDigits = ({ pattern, checkDigit: scheme }: Pattern): number =>
  pattern
    .split('')
    .reduce((all, sign) => all + (sign === 'C' ? checkLength(scheme) : /[#\d]/.test(sign) ? 1 : 0), 0)

/** How many digits a pattern has to count with. */
const room = (pattern: string): number => pattern.replaceAll(/[^#]/g, '').length

/**
 * Takes the next account numbers. The counter's row is held until the work ends, so that two who open accounts at once never
 * get one number. Refuses when the pattern has none left.
 */
export async function takeAccountNumbers(work: Work, howMany: number): Promise<string[]> {
  const pattern = (await cityIdentity(work))?.accountNumber
  if (!pattern) return refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const numbers: string[] = []
  let count = await lockAccountNumbers(work)
  while (numbers.length < howMany) {
    count += 1
    if (count >= 10 ** room(pattern.pattern)) refuse('ACCOUNT_NUMBERS_USED_UP', { pattern: pattern.pattern })
    const number = accountNumber(count, pattern)
    if (number !== null) numbers.push(number)
  }
  await work.db.updateTable('account_number').set({ last: count }).execute()
  return numbers
}

/** Holds the counter until the work ends, and answers the last number that was given out. */
export async function lockAccountNumbers(work: Work): Promise<number> {
  await work.db
    .insertInto('account_number')
    .values({ last: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await work.db.selectFrom('account_number').select('last').forUpdate().executeTakeFirst()
  assert(row, 'the counter of account numbers is there')
  return row.last
}
