import { parseDay } from '#kernel/dates'
import type { Place } from './bank-file.ts'
import type { Bai2Record } from './cut-bai2-records.ts'
import { numberOf, quoted, type Reading } from './reading.ts'

/** One field without blanks round it, and where it stands. */
export type Taken = { readonly text: string; readonly place: Place }

/** Goes through the fields of a record, one after the other. A field that is not there any more is empty. */
export type Fields = {
  readonly take: () => Taken
  readonly peek: () => string
  readonly atEnd: () => boolean
  /** How many empty fields follow one another from here on. */
  readonly empties: () => number
  readonly skip: (count: number) => void
  /** All that is left, as text: parts of the record with a blank between. */
  readonly rest: () => string
  /** Tells where the slash that ends a record is missing: text at the end of a transaction needs none. */
  readonly tellUnended: () => void
}

export function fieldsOf(record: Bai2Record, reading: Reading): Fields {
  const { fields, place, unended } = record
  let at = 0
  const take = (): Taken => {
    const field = fields[at++]
    if (!field) return { text: '', place }
    const text = field.text.trim()
    if (text !== '' && text !== field.text)
      reading.fault(
        field.place,
        'BAI2_BLANKS',
        `Blanks stand round ${quoted(text)}; the field alone was expected.`,
      )
    return { text, place: field.place }
  }
  return {
    take,
    peek: () => fields[at]?.text.trim() ?? '',
    atEnd: () => at >= fields.length,
    empties: () => {
      let end = at
      while (end < fields.length && fields[end]!.text.trim() === '') end++
      return end - at
    },
    skip: (count) => {
      at += count
    },
    rest: () => {
      const left = fields.slice(at)
      const parts = Map.groupBy(left, ({ part }) => part)
      at = fields.length
      return [...parts.values()]
        .map((part) =>
          part
            .map(({ text }) => text)
            .join(',')
            .trim(),
        )
        .join(' ')
        .trim()
    },
    tellUnended: () => {
      const text = record.code === '16' ? (fields[at]?.part ?? Infinity) : Infinity
      for (const { part, place: end } of unended)
        if (part < text)
          reading.fault(
            { ...end, record: record.code },
            'BAI2_MISSING_SLASH',
            'The record ends without a slash; one was expected.',
          )
    },
  }
}

/** A day from YYMMDD, as ISO text; null, and told, when it is none. An empty field is null, and told where it is needed. */
export function dateField(
  { text, place }: Taken,
  what: string,
  reading: Reading,
  needed = false,
): string | null {
  if (text === '') {
    if (needed) tellMissing(place, what, reading)
    return null
  }
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(text)
  const day = match ? parseDay(`20${match[1]}-${match[2]}-${match[3]}`) : null
  if (!day) reading.fault(place, 'BAI2_BAD_DATE', `${what} is ${quoted(text)}; a day as YYMMDD was expected.`)
  return day?.toString() ?? null
}

/** A time of four digits: 2400 and 9999 both are the end of the day. */
export function timeField({ text, place }: Taken, what: string, reading: Reading): string {
  if (text !== '' && !/^(?:(?:[01]\d|2[0-3])[0-5]\d|2400|9999)$/.test(text))
    reading.fault(
      place,
      'BAI2_BAD_TIME',
      `${what} is ${quoted(text)}; a time as HHMM, 2400 or 9999 was expected.`,
    )
  return text
}

/** Whole cents, with a sign or without. An empty field is zero. */
export function amountField({ text, place }: Taken, what: string, reading: Reading): number {
  if (text === '') return 0
  const size = numberOf(text.replace(/^[+-]/, ''))
  if (size === null) {
    reading.fault(place, 'BAI2_AMOUNT', `${what} is ${quoted(text)}; an amount in whole cents was expected.`)
    return 0
  }
  return text.startsWith('-') && size > 0 ? -size : size
}

/** A count of a trailer or of items: null when the field is empty or none. */
export function countField(
  { text, place }: Taken,
  what: string,
  reading: Reading,
  needed = false,
): number | null {
  if (text === '') {
    if (needed) tellMissing(place, what, reading)
    return null
  }
  const count = numberOf(text)
  if (count === null)
    reading.fault(place, 'BAI2_COUNT', `${what} is ${quoted(text)}; a whole number was expected.`)
  return count
}

/** A text that must be there. */
export function neededField({ text, place }: Taken, what: string, reading: Reading): string {
  if (text === '') tellMissing(place, what, reading)
  return text
}

/** Tells fields that a record does not have. */
export function tellSpare(fields: Fields, reading: Reading): void {
  fields.skip(fields.empties())
  if (fields.atEnd()) return
  const { text, place } = fields.take()
  reading.fault(
    place,
    'BAI2_SPARE_FIELDS',
    `${quoted(text)} stands behind the last field; a slash was expected.`,
  )
}

function tellMissing(place: Place, what: string, reading: Reading): void {
  reading.fault(place, 'BAI2_FIELD_MISSING', `${what} is empty; it must be there.`)
}
