import { parseDollars } from '#kernel/money'
import { fitFields } from '../intake/fit-mapping.ts'
import type { ImportField } from '../intake/import-fields.ts'
import type { ImportMapping } from '../intake/mapping.ts'
import { optionalDay, optionalText } from '../intake/read-cells.ts'
import { type RowCells, rowCells } from '../intake/row-cells.ts'
import type { RowFault } from '../intake/staged-row.ts'
import type { Table, TableRow } from '../intake/table.ts'
import { last4, type ReadItem, rejectedAmount } from './read-item.ts'

const field = (name: string, text: string, example: string, names: string, needed = false): ImportField => ({
  field: name,
  needed,
  text,
  example,
  names: names.split(','),
})

/** What a row of a table of payments can tell, with the names banks and payment services have for it. */
const paymentFields: readonly ImportField[] = [
  field(
    'account',
    'Account number as the payer wrote it.',
    '100-20417-3',
    'accountnumber,acct,acctno,accountno,customeraccount,customernumber,customerno,customerid,invoice',
    true,
  ),
  field('amount', 'Amount in dollars.', '41.50', 'amountpaid,paymentamount,paid,payment,amt', true),
  field(
    'receivedOn',
    'Day the money came; left out, the day you say.',
    '2026-11-20',
    'date,paymentdate,depositdate,paidon,transactiondate,effectivedate,datepaid',
  ),
  field('payer', 'Who paid.', 'Ana Lopez', 'name,payername,customername,remitter'),
  field(
    'tender',
    'check, ach, card or cash; left out: ach.',
    'check',
    'method,paymentmethod,paymenttype,type',
  ),
  field('checkNumber', 'Of a check: its number.', '1201', 'check,checkno,checknum'),
  field(
    'reference',
    'How the sender numbers the payment.',
    'T-88112',
    'id,transactionid,confirmation,confirmationnumber,trace,tracenumber,paymentid',
  ),
  field('routing', 'Routing number of the payer’s bank.', '122000247', 'routingnumber,aba,transit'),
  field(
    'bankAccount',
    'Bank account of the payer: the last four digits are kept.',
    '4471',
    'bankaccountnumber,payeraccount',
  ),
]

/** A row that cannot be read, in words. */
export type CsvFault = RowFault & { readonly line: number }

/**
 * The payments of a table, by a mapping or by the names of its columns. A row that cannot be read is rejected with what is wrong with it. Refuses
 * a mapping that does not fit.
 */
export function csvItems(mapping: ImportMapping, table: Table): { items: ReadItem[]; faults: CsvFault[] } {
  const fitted = fitFields(paymentFields, mapping, table.header, (fields) =>
    paymentFields.filter(({ field: name, needed }) => needed && !fields.has(name)),
  )
  const read = table.rows.map((row) => readRow(rowCells(fitted, rawOf(table.header, row)), row))
  return {
    items: read.map(({ item }) => item),
    faults: read.flatMap(({ item, faults }) => faults.map((fault) => ({ ...fault, line: item.line }))),
  }
}

const rawOf = (header: readonly string[], { cells }: TableRow): Record<string, string> =>
  Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))

const tenders = ['check', 'ach', 'card', 'cash'] as const

function readRow(row: RowCells, { line }: TableRow): { item: ReadItem; faults: readonly RowFault[] } {
  const amount = parseDollars((row.text('amount') ?? '').trim())
  if (amount === null)
    row.fault('amount', `“${row.text('amount')}” is no amount.`, 'Write dollars and cents, such as 41.50.')
  const tender = (optionalText(row, 'tender', 20) ?? 'ach').toLowerCase()
  const known = tenders.find((one) => one === tender)
  if (!known) row.fault('tender', `“${tender}” is not known.`, `Write one of: ${tenders.join(', ')}.`)
  const reference = optionalText(row, 'reference', 60)
  const routing = optionalText(row, 'routing', 20)
  const item: ReadItem = {
    line,
    place: `${line}`,
    amountCents: amount ?? 0,
    tender: known ?? 'ach',
    receivedOn: optionalDay(row, 'receivedOn'),
    written: optionalText(row, 'account', 60),
    payerName: optionalText(row, 'payer', 120),
    payerRouting: routing !== null && /^\d{9}$/.test(routing) ? routing : null,
    payerLast4: last4(optionalText(row, 'bankAccount', 40)),
    checkNumber: optionalText(row, 'checkNumber', 20),
    trace: reference,
    rejected: null,
  }
  const rejected = row.faults.length > 0 ? 'row-faulty' : rejectedAmount(item.amountCents)
  return { item: { ...item, rejected }, faults: row.faults }
}
