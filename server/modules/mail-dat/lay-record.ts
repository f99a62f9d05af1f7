import assert from 'node:assert/strict'
import { PlainDate } from '#kernel/dates'
import { type Field, layoutOf, type RecordName } from './layouts.ts'

/** What a record says, by the number of the field: `{ '1001': '00000012' }`. A number with decimals is given in its smallest unit. */
export type Values = Readonly<Record<string, string | number | PlainDate | null | undefined>>

/** No date is known or none applies, where a date is required (Mail.dat 25-1: “00010101 will be the non-value”). */
export const noDate = '00010101'

/**
 * Lays a record out in fixed width, its closing character at the end. What is not given is blank. A value that does not fit, or a required one that is
 * missing, is a fault of ours: who builds a job has checked it.
 */
export function layRecord(record: RecordName, values: Values): string {
  const { fields } = layoutOf(record)
  const known = new Set(fields.map(({ code }) => code.slice(4)))
  const strange = Object.keys(values).filter((number) => !known.has(number))
  assert(strange.length === 0, `${record} has no field ${strange.join(', ')}`)
  return fields.map((field) => layField(field, values[field.code.slice(4)])).join('')
}

function layField(field: Field, value: Values[string]): string {
  const { code, length, form, required } = field
  if (form === '#') return '#'
  const text = value === null || value === undefined ? '' : textOf(value)
  if (text === '') {
    assert(!required || form === 's' || form === 'z' || form === 'c' || form === 'e', `${code} is missing`)
    return ' '.repeat(length)
  }
  assert(text.length <= length, `${code} is longer than ${length}: ${text}`)
  assert(/^[ -~]*$/.test(text), `${code} has a sign that is not ASCII: ${text}`)
  return filled(form, text, length)
}

const textOf = (value: string | number | PlainDate): string =>
  value instanceof PlainDate ? value.toString().replaceAll('-', '') : String(value)

function filled(form: Field['form'], text: string, length: number): string {
  if (form === 'n' || form === 'p' || form === 'f' || form === 'd') return text.padStart(length, '0')
  if (form === 'z') return /^\d+$/.test(text) ? text.padStart(length, '0') : text.padEnd(length)
  return form === 'r' ? text.padStart(length) : text.padEnd(length)
}

/** Text as the files take it: no accents, no signs beyond ASCII, capitals as they are, cut to its field. */
export const plain = (text: string, length: number): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[^ -~]/g, ' ')
    .slice(0, length)
    .trimEnd()
