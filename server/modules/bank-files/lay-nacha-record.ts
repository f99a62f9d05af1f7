import { PlainDate } from '#kernel/dates'
import { type NachaField, type NachaKind, nachaLayouts } from './nacha-layout.ts'

type Value = string | number | PlainDate

/** The first digit of a record says what it is. */
const types: Readonly<Record<NachaKind, string>> = {
  'file-header': '1',
  'batch-header': '5',
  entry: '6',
  'bill-payment': '6',
  addenda: '7',
  'change-addenda': '7',
  'return-addenda': '7',
  'other-addenda': '7',
  'batch-control': '8',
  'file-control': '9',
}

/**
 * Writes one record of 94 characters by the layout of its kind: numbers to the right with zeros, text to the left with blanks, cut to
 * its field. A field that is not named is left blank, or zero where digits are due.
 * @throws RangeError when a number does not fit its field: a file that told another amount would be worse than none.
 */
export function layNachaRecord(kind: NachaKind, values: Readonly<Record<string, Value>>): string {
  const layout: readonly NachaField[] = nachaLayouts[kind]
  return types[kind] + layout.map((field) => layField(field, values[field[0]])).join('')
}

function layField([name, , length, form]: NachaField, value: Value | undefined): string {
  if (typeof form === 'object') return form.always
  if (form === 'digits') {
    const digits = String(value ?? 0).padStart(length, '0')
    if (!/^\d+$/.test(digits) || digits.length > length)
      throw new RangeError(`${name} has room for ${length} digits, and is ${digits}.`)
    return digits
  }
  if (value instanceof PlainDate) return yymmdd(value).padEnd(length)
  return printable(String(value ?? ''))
    .slice(0, length)
    .padEnd(length)
}

const yymmdd = (day: PlainDate): string => day.toString().slice(2).replaceAll('-', '')

/**
 * Text as a bank’s computer takes it: capitals of ASCII, accents left off, anything else a blank. A line break inside a name destroys
 * a whole file (rubyritas/ach, pull request 53).
 */
export const printable = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\x20-\x7e]/g, ' ')
    .toUpperCase()
