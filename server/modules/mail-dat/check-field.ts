import { parseDay } from '#kernel/dates'
import type { Field } from './layouts.ts'

/** What is wrong with a field as it stands in its record; null when nothing is. */
export function fieldFault(field: Field, raw: string): string | null {
  const { form, required, values } = field
  if (form === '#') return raw === '#' ? null : 'The record ends with its closing character, #.'
  if (!/^[ -~]*$/.test(raw)) return 'It has a sign that is not ASCII.'
  const text = raw.trim()
  if (text === '') return required && !values?.includes(' ') ? 'It is required, and is blank.' : null
  if (values) return valueFault(values, raw, text)
  return formFault(field, raw, text)
}

function valueFault(values: readonly string[], raw: string, text: string): string | null {
  if (!values.includes(text))
    return `“${text}” is none of its values: ${values.map((one) => (one === ' ' ? 'blank' : one)).join(', ')}.`
  return raw.startsWith(' ') ? 'It begins at the left.' : null
}

function formFault({ form, length }: Field, raw: string, text: string): string | null {
  if (form === 'n' || form === 'p' || form === 'f')
    return /^\d+$/.test(raw) ? null : 'It is a number that fills its field with zeros.'
  if (form === 'm') return /^\d+ *$/.test(raw) ? null : 'It is a number that begins at the left.'
  if (form === 'd') return dayFault(raw)
  if (form === 't') return /^([01]\d|2[0-3]):[0-5]\d$/.test(raw) ? null : 'It is a time such as 18:12.'
  if (form === 'c')
    return /^(\d{3}|\d{5}|\d{9}|USA|OT) *$/.test(raw) ? null : 'It is a ZIP code that begins at the left.'
  if (form === 'r') return raw.endsWith(' ') ? 'It ends at the right.' : null
  if (raw.startsWith(' ')) return 'It begins at the left.'
  if (form === 'z' && /^\d+$/.test(text) && text.length < length)
    return 'A number fills the field with zeros at its left.'
  return null
}

/** The day that is none stands as 00010101; all zeros are never right. */
function dayFault(raw: string): string | null {
  if (raw === '00010101') return null
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(raw)
  const day = match && parseDay(`${match[1]}-${match[2]}-${match[3]}`)
  return day ? null : 'It is a day such as 20261123; where none applies, 00010101.'
}
