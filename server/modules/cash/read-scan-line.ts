import { checkDigit, checkLength } from '../city/check-digit.ts'
import type { CityIdentity } from '../city/city-settings.ts'

type Field = CityIdentity['scanLine'][number]

/** What a scan line says: the digits of the account with their leading zeros, the amount in cents where it has one, the bill. */
export type ScanRead = {
  readonly account: string
  readonly amountCents: number | null
  readonly billNumber: string | null
}

/** Which field of the line is wrong: how many digits it has, a check digit, or what is the same on all. */
export type ScanFault = { readonly fault: 'length' | 'check' | 'fixed' | 'account' }

/** How many digits a line of this layout has; blanks between its fields are not typed. */
export const scanDigits = (fields: readonly Field[]): number =>
  fields.reduce((all, field) => all + lengthOf(field), 0)

/**
 * Reads the digits of a scan line by the city's layout, as `scanLine` of bills writes them: every check digit is that of all digits
 * before it. A line with two amounts (gross and net) asks for the first.
 */
export function readScanLine(fields: readonly Field[], digits: string): ScanRead | ScanFault {
  if (!/^\d*$/.test(digits) || digits.length !== scanDigits(fields)) return { fault: 'length' }
  const read: { account?: string; amount?: number; bill?: string } = {}
  let at = 0
  for (const field of fields) {
    const text = digits.slice(at, at + lengthOf(field))
    if (field.field === 'check' && checkDigit(digits.slice(0, at), field.digit) !== text)
      return { fault: 'check' }
    if (field.field === 'fixed' && field.value !== text) return { fault: 'fixed' }
    if (field.field === 'account') read.account ??= text
    if (field.field === 'amount') read.amount ??= Number(text)
    if (field.field === 'bill') read.bill ??= text
    at += text.length
  }
  if (read.account === undefined) return { fault: 'account' }
  return { account: read.account, amountCents: read.amount ?? null, billNumber: read.bill ?? null }
}

function lengthOf(field: Field): number {
  switch (field.field) {
    case 'amount':
    case 'account':
    case 'bill':
      return field.length
    case 'due-date':
      return field.format.length
    case 'fixed':
      return field.value.length
    case 'space':
      return 0
    case 'check':
      return checkLength(field.digit)
    default:
      return field satisfies never
  }
}
