import { parseDay } from '#kernel/dates'
import type { Place } from './bank-file.ts'
import type { LockboxField, LockboxKind, LockboxLayout } from './lockbox-layout.ts'
import type { Line } from './read-lines.ts'
import { numberOf, quoted, type Reading } from './reading.ts'

/** A record cut by a layout: texts and days as text, counts and money (cents) as numbers; null where a field cannot be read. */
export type LaidOut = {
  readonly kind: LockboxKind
  readonly text: (name: string) => string
  readonly number: (name: string) => number | null
  readonly has: (name: string) => boolean
  readonly place: (name?: string) => Place
  /** Every field but those named, where there is something in it. */
  readonly others: (but: readonly string[]) => Record<string, string | number>
}

type Value = string | number | null

/** The kind of record a line is by the tests of a layout; null when it is none. */
export function kindOf(text: string, layout: LockboxLayout): LockboxKind | null {
  for (const [kind, record] of Object.entries(layout.records))
    if (text.startsWith(record.test.is, record.test.from - 1)) return kind as LockboxKind
  return null
}

/** Cuts a line into the fields of its kind, tells what does not fit its form, and keeps the record. */
export function readLaidOut(line: Line, kind: LockboxKind, layout: LockboxLayout, reading: Reading): LaidOut {
  const fields = layout.records[kind]?.fields ?? []
  const values = new Map<string, Value>()
  const place = (name?: string): Place => {
    const from = fields.find((field) => field.name === name)?.from ?? 1
    return { line: line.number, column: line.column + from - 1, record: kind }
  }
  for (const field of fields) {
    const text = line.text.slice(field.from - 1, field.length && field.from - 1 + field.length)
    values.set(field.name, valueOf(text, field, { place: place(field.name), reading }))
  }
  reading.records.push({ line: line.number, column: line.column, length: line.text.length, kind })
  return {
    kind,
    text: (name) => String(values.get(name) ?? ''),
    number: (name) => {
      const value = values.get(name)
      return typeof value === 'number' ? value : null
    },
    has: (name) => values.has(name),
    place,
    others: (but) =>
      Object.fromEntries(
        [...values].filter((entry): entry is [string, string | number] => {
          const [name, value] = entry
          return !but.includes(name) && value !== null && value !== ''
        }),
      ),
  }
}

type At = { readonly place: Place; readonly reading: Reading }

function valueOf(text: string, field: LockboxField, at: At): Value {
  const trimmed = text.trim()
  const mayEnd = field.optional && (field.is === 'text' || trimmed === '')
  if (text.length < (field.length ?? 0) && !mayEnd) {
    at.reading.fault(
      at.place,
      'LOCKBOX_SHORT_RECORD',
      `The record ends before or in ${field.name}; ${field.length} characters were expected.`,
    )
    return null
  }
  if (trimmed === '' && field.is === 'text' && field.optional) return ''
  if (trimmed === '') {
    if (!field.optional)
      at.reading.fault(at.place, 'LOCKBOX_FIELD_MISSING', `${field.name} is blank; it must be there.`)
    return null
  }
  switch (field.is) {
    case 'text':
      return field.trim ? trimmed : text
    case 'digits':
      return digits(trimmed, field, at)
    case 'count':
      return whole(trimmed, field.name, at)
    case 'money':
      return money(trimmed, field, at)
    case 'date':
      return day(trimmed, field, at)
    default:
      return field satisfies never
  }
}

type FieldOf<Is> = Extract<LockboxField, { is: Is }>

function digits(text: string, { name, stripZeros }: FieldOf<'digits'>, at: At): string {
  if (!/^\d+$/.test(text)) tellDigits(text, name, at)
  return stripZeros ? text.replace(/^0+/, '') : text
}

function whole(text: string, name: string, at: At): number | null {
  const number = numberOf(text)
  if (number === null) tellDigits(text, name, at)
  return number
}

function money(text: string, { name, sign, decimals }: FieldOf<'money'>, at: At): number | null {
  const signed = sign === 'before' ? text[0] : sign === 'behind' ? text.at(-1) : ''
  const bare = signed !== '+' && signed !== '-' ? text : sign === 'before' ? text.slice(1) : text.slice(0, -1)
  const amount = whole(bare.trim(), name, at)
  if (amount === null) return null
  const size = decimals === 2 ? amount : amount * 100
  return signed === '-' && size > 0 ? -size : size
}

const tellDigits = (text: string, name: string, { place, reading }: At): void =>
  reading.fault(place, 'LOCKBOX_NOT_DIGITS', `${name} is ${quoted(text)}; digits were expected.`)

function day(text: string, { name, mask, optional }: FieldOf<'date'>, { place, reading }: At): string | null {
  if (optional && /^0+$/.test(text)) return null
  const at = (part: string): string => text.slice(mask.indexOf(part), mask.indexOf(part) + part.length)
  const year = mask.includes('YYYY') ? at('YYYY') : `20${at('YY')}`
  const found = text.length === mask.length ? parseDay(`${year}-${at('MM')}-${at('DD')}`) : null
  if (!found)
    reading.fault(place, 'LOCKBOX_BAD_DATE', `${name} is ${quoted(text)}; a day as ${mask} was expected.`)
  return found?.toString() ?? null
}
