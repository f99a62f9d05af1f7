import type { PlainDate } from '#kernel/dates'
import { checkDigit } from '../city/check-digit.ts'
import type { CityIdentity } from '../city/city-settings.ts'

type Field = CityIdentity['scanLine'][number]

/** What a scan line can tell of a bill. */
export type Scanned = {
  readonly accountNumber: string
  readonly billNumber: string
  readonly dueOn: PlainDate
  readonly amountCents: number
}

/**
 * The OCR-A line at the foot of the remittance stub, by the city's layout: zero-filled fields in their order, the check digit
 * over every digit before it. A credit asks for nothing, so its amount is zero. Null when something does not fit its field or
 * has no check digit: such a bill is keyed by hand, and never read wrongly.
 */
export function scanLine(fields: readonly Field[], bill: Scanned): string | null {
  let line = ''
  for (const field of fields) {
    const text = textOf(field, bill, line)
    if (text === null) return null
    line += text
  }
  return line
}

function textOf(field: Field, bill: Scanned, before: string): string | null {
  switch (field.field) {
    case 'amount':
      return filled(Math.max(0, bill.amountCents).toString(), field.length)
    case 'account':
      return filled(digitsOf(bill.accountNumber), field.length)
    case 'bill':
      return filled(digitsOf(bill.billNumber), field.length)
    case 'due-date':
      return dateText(bill.dueOn, field.format)
    case 'fixed':
      return field.value
    case 'space':
      return ' '
    case 'check':
      return checkDigit(digitsOf(before), field.digit)
    default:
      return field satisfies never
  }
}

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

const filled = (digits: string, length: number): string | null =>
  digits.length > length ? null : digits.padStart(length, '0')

function dateText(day: PlainDate, format: Extract<Field, { field: 'due-date' }>['format']): string {
  const [year, month, date] = [
    day.year.toString().padStart(4, '0'),
    ...[day.month, day.day].map((part) => part.toString().padStart(2, '0')),
  ]
  if (format === 'YYMMDD') return `${year.slice(2)}${month}${date}`
  return `${month}${date}${format === 'MMDDYY' ? year.slice(2) : year}`
}
