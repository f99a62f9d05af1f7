import assert from 'node:assert/strict'
import type { PlainDate } from '#kernel/dates'
import type { IssueField, IssueLayout } from './issue-layout.ts'
import { printable } from './lay-nacha-record.ts'

/** What a bank is told of a check: that it was issued, voided, or stopped. */
export type CheckTold = {
  readonly kind: 'issued' | 'voided' | 'stopped'
  readonly serial: string
  readonly cents: number
  readonly on: PlainDate
  readonly payee: string
}

type Sums = { readonly count: number; readonly cents: number }

/**
 * Writes what a bank is told of checks drawn on one account (positive pay), in the order given, by a table of fields; with a last line of count and total
 * where the bank wants one. The total is that of issued checks, as the check register has it. A check is told once: the caller sends none twice. Pure.
 * @throws AssertionError when a number does not fit its field: cut, it would be another number.
 */
export function writeIssueFile(account: string, checks: readonly CheckTold[], layout: IssueLayout): string {
  const issued = checks.filter(({ kind }) => kind === 'issued')
  const sums: Sums = { count: checks.length, cents: issued.reduce((sum, { cents }) => sum + cents, 0) }
  const lines = checks.map((check) =>
    writeLine(layout.fields, layout, (field) => valueOf(field, account, check, sums)),
  )
  const last = layout.last
    ? [writeLine(layout.last, layout, (field) => valueOf(field, account, null, sums))]
    : []
  const newline = layout.newline === 'crlf' ? '\r\n' : '\n'
  return [...lines, ...last].map((line) => line + newline).join('')
}

function writeLine(
  fields: readonly IssueField[],
  { style, separator }: IssueLayout,
  valueIn: (field: IssueField) => string,
): string {
  const values = fields.map((field) => fitted(valueIn(field), field, style === 'fixed'))
  if (style === 'fixed') return values.join('')
  // A comma within a payee would shift every field after it, and not every bank reads quotes.
  return values.map((value) => value.replaceAll(separator, ' ').replaceAll('"', ' ')).join(separator)
}

function valueOf(field: IssueField, account: string, check: CheckTold | null, sums: Sums): string {
  if (field.field === 'account') return account
  if (field.field === 'count') return String(sums.count)
  if (field.field === 'total') return amountIn(sums.cents, field.point)
  if (field.field === 'fixed') return field.value
  return check ? ofCheck(field, check) : ''
}

type CheckField = Extract<IssueField, { readonly field: 'kind' | 'serial' | 'payee' | 'date' | 'amount' }>

function ofCheck(field: CheckField, check: CheckTold): string {
  if (field.field === 'kind') return field[check.kind]
  if (field.field === 'date') return dateIn(check.on, field.format)
  if ('point' in field) return amountIn(check.cents, field.point)
  return field.field === 'serial' ? check.serial : printable(check.payee).trim()
}

function amountIn(cents: number, point: boolean): string {
  const digits = String(cents).padStart(3, '0')
  return point ? `${digits.slice(0, -2)}.${digits.slice(-2)}` : String(cents)
}

function dateIn(on: PlainDate, format: 'YYYYMMDD' | 'MMDDYYYY' | 'MMDDYY'): string {
  const [year, month, day] = on.toString().split('-') as [string, string, string]
  const written = format.replace('MM', month).replace('DD', day)
  return written.includes('YYYY') ? written.replace('YYYY', year) : written.replace('YY', year.slice(2))
}

function fitted(value: string, field: IssueField, fixed: boolean): string {
  const { length, align, fill } = field
  if (length === undefined) return value
  assert(
    value.length <= length || field.field === 'payee',
    `${field.field} ${value} fits into ${length} signs`,
  )
  const cut = value.slice(0, length)
  if (!fixed) return cut
  return align === 'left' ? cut.padEnd(length, fill) : cut.padStart(length, fill)
}
