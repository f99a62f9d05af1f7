import assert from 'node:assert/strict'
import type { JournalField, JournalLayout } from '../city/journal-layout.ts'

/** One line of a journal: so much on one side of one ledger account. */
export type JournalLine = {
  readonly fund: string
  readonly code: string
  readonly name: string
  readonly glString: string
  readonly side: 'debit' | 'credit'
  readonly amountCents: number
}

/** A journal as it is locked: the same for every layout it is written in. Days are ISO. */
export type Journal = {
  readonly number: string
  readonly postedOn: string
  readonly reference: string
  readonly description: string
  readonly lines: readonly JournalLine[]
}

/** Writes a journal as a finance system takes it, by a table of fields. Pure: the same journal gives the same bytes. */
export function writeJournal(journal: Journal, layout: JournalLayout): string {
  const newline = layout.newline === 'crlf' ? '\r\n' : '\n'
  const lines = journal.lines.map((line, index) => writeLine(journal, { ...line, no: index + 1 }, layout))
  return [...(layout.heading === undefined ? [] : [layout.heading]), ...lines, ''].join(newline)
}

type NumberedLine = JournalLine & { readonly no: number }

function writeLine(journal: Journal, line: NumberedLine, layout: JournalLayout): string {
  const fields = layout.fields.map((field) => padded(valueOf(field, journal, line), field))
  if (layout.style === 'fixed') return fields.join('')
  const separator = layout.separator ?? ','
  return fields.map((value) => quoted(value, separator)).join(separator)
}

function valueOf(field: JournalField, journal: Journal, line: NumberedLine): string {
  if (field.field === 'date') return dateIn(journal.postedOn, field.format)
  if (field.field === 'gl-string') return partOf(line.glString, field)
  if (field.field === 'side') return line.side === 'debit' ? field.debit : field.credit
  if (field.field === 'fixed') return field.value
  if ('point' in field) return amountOf(line, field)
  const { number, reference, description } = journal
  const { fund, code, name, no } = line
  return { journal: number, reference, description, fund, code, name, line: no.toString() }[field.field]
}

type AmountField = Extract<JournalField, { readonly point: boolean }>

function amountOf({ side, amountCents }: JournalLine, { field, point }: AmountField): string {
  const amount = amountIn(amountCents, point)
  if (field === 'amount') return amount
  if (field === 'signed') return side === 'credit' ? `-${amount}` : amount
  return side === field ? amount : ''
}

function dateIn(iso: string, format: 'MM/DD/YYYY' | 'YYYY-MM-DD' | 'MMDDYYYY'): string {
  const [year, month, day] = iso.split('-') as [string, string, string]
  return format.replace('YYYY', year).replace('MM', month).replace('DD', day)
}

type Part = {
  readonly strip: boolean
  readonly start?: number | undefined
  readonly count?: number | undefined
}

function partOf(glString: string, { strip, start = 1, count }: Part): string {
  const text = strip ? glString.replaceAll(/[^A-Za-z0-9]/g, '') : glString
  return text.slice(start - 1, count === undefined ? undefined : start - 1 + count)
}

function amountIn(cents: number, point: boolean): string {
  const digits = cents.toString().padStart(3, '0')
  return point ? `${digits.slice(0, -2)}.${digits.slice(-2)}` : cents.toString()
}

function padded(value: string, field: JournalField): string {
  const { length, align, fill } = field
  if (length === undefined) return value
  assert(value.length <= length || !('point' in field), `the amount ${value} fits into ${length} signs`)
  const cut = value.slice(0, length)
  return align === 'left' ? cut.padEnd(length, fill) : cut.padStart(length, fill)
}

/** A value that holds the separator or a quote stands in quotes; in a layout without quotes it would shift every field after it. */
const quoted = (value: string, separator: string): string =>
  value.includes(separator) || value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value
