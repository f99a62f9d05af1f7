import { parseDay } from '#kernel/dates'
import type { Place } from './bank-file.ts'
import { type NachaField, type NachaKind, nachaLayouts } from './nacha-layout.ts'
import { numberOf, quoted, type Reading } from './reading.ts'
import type { CutRecord } from './cut-nacha-records.ts'

/** One record cut into its fields, with the place of each. */
export type NachaRecord = {
  readonly kind: NachaKind
  readonly text: (name: string) => string
  /** The field without blanks round it. */
  readonly trimmed: (name: string) => string
  /** The number in a field of digits; 0 when it is none, which is told already. */
  readonly number: (name: string) => number
  readonly place: (name?: string) => Place
}

/** Cuts a record of 94 characters into the fields of its kind, tells what does not fit its form, and keeps it. */
export function readNachaRecord(cut: CutRecord, kind: NachaKind, reading: Reading): NachaRecord {
  const layout: readonly NachaField[] = nachaLayouts[kind]
  const fields: Record<string, string> = {}
  for (const [name, from, length] of layout) fields[name] = cut.text.slice(from - 1, from - 1 + length)
  const place = (name?: string): Place => {
    const from = layout.find(([one]) => one === name)?.[1] ?? 1
    return { line: cut.line, column: cut.column + from - 1, record: kind }
  }
  for (const [name, , , form] of layout) checkForm(fields[name]!, form, { name, place: place(name), reading })
  reading.records.push({ line: cut.line, column: cut.column, length: cut.length, kind })
  const text = (name: string): string => fields[name] ?? ''
  return {
    kind,
    text,
    trimmed: (name) => text(name).trim(),
    number: (name) => numberOf(text(name)) ?? 0,
    place,
  }
}

type At = { readonly name: string; readonly place: Place; readonly reading: Reading }

function checkForm(text: string, form: NachaField[3], { name, place, reading }: At): void {
  const wrong = (code: Parameters<Reading['fault']>[1], expected: string): void =>
    reading.fault(place, code, `${wordsOf(name)} is ${quoted(text)}; ${expected}.`)
  if (typeof form === 'object') {
    if (text !== form.always) wrong('NACHA_CONSTANT', `it is always ${form.always}`)
    return
  }
  switch (form) {
    case 'digits':
      if (!/^\d+$/.test(text)) wrong('NACHA_NOT_DIGITS', 'digits were expected, with zeros in front')
      return
    case 'blank':
      if (text.trim() !== '') wrong('NACHA_NOT_BLANK', 'it is kept blank')
      return
    case 'date':
    case 'date-or-blank':
      if (form === 'date-or-blank' && /^( *|0+)$/.test(text)) return
      if (dayOf(text) === null) wrong('NACHA_BAD_DATE', 'a day as YYMMDD was expected')
      return
    case 'time':
      if (text.trim() !== '' && !/^([01]\d|2[0-3])[0-5]\d$/.test(text))
        wrong('NACHA_BAD_TIME', 'a time as HHMM was expected')
      return
    case 'capitals':
      if (text === ' ') wrong('NACHA_BLANK_MODIFIER', 'a capital letter or a digit was expected')
      else if (!/^[A-Z0-9]$/.test(text)) wrong('NACHA_LOWER_CASE', 'a capital letter or a digit was expected')
      return
    case 'text':
      return
    default:
      form satisfies never
  }
}

/** A day as ISO text from YYMMDD, in this century; null when it is none. */
export function dayOf(text: string): string | null {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  return match ? (parseDay(`20${match[1]}-${match[2]}-${match[3]}`)?.toString() ?? null) : null
}

/** `companyName` as a sentence begins: Company name. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
