/** What the office has to do with a line of the statement. */
type Use =
  | 'balance'
  | 'summary'
  | 'lockbox'
  | 'ach-received'
  | 'ach-file'
  | 'card'
  | 'deposit'
  | 'wire'
  | 'returned'
  | 'check-paid'
  | 'fee'
  | 'other'

type TypeCode = {
  readonly code: string
  readonly side: 'credit' | 'debit' | null
  readonly use: Use
  readonly name: string
}

type Row = readonly [code: string, use: Use, name: string]

/** Codes that a city’s statements use, named after moov-io/bai2, type_codes_data.go. */
const rows: readonly Row[] = [
  ['010', 'balance', 'Opening ledger'],
  ['015', 'balance', 'Closing ledger'],
  ['030', 'balance', 'Current ledger'],
  ['040', 'balance', 'Opening available'],
  ['045', 'balance', 'Closing available'],
  ['060', 'balance', 'Current available'],
  ['072', 'balance', 'Float of one day'],
  ['074', 'balance', 'Float of two days and more'],
  ['100', 'summary', 'Credits'],
  ['400', 'summary', 'Debits'],
  ['110', 'summary', 'Lockbox deposits'],
  ['190', 'summary', 'Incoming wires'],
  ['108', 'other', 'Credit'],
  ['115', 'lockbox', 'Lockbox deposit'],
  ['116', 'lockbox', 'Item in a lockbox deposit'],
  ['142', 'ach-received', 'ACH credit received'],
  ['143', 'ach-received', 'Item in an ACH deposit'],
  ['147', 'card', 'Bank card deposit'],
  ['165', 'ach-received', 'Preauthorised ACH credit'],
  ['166', 'ach-file', 'ACH settlement: our file of debits'],
  ['168', 'returned', 'ACH return item or adjustment'],
  ['169', 'ach-received', 'Miscellaneous ACH credit'],
  ['172', 'deposit', 'Deposit correction'],
  ['173', 'deposit', 'Bank-prepared deposit'],
  ['174', 'deposit', 'Other deposit'],
  ['175', 'deposit', 'Check deposit package'],
  ['195', 'wire', 'Incoming money transfer'],
  ['206', 'other', 'Book transfer credit'],
  ['218', 'other', 'Letter of credit'],
  ['255', 'returned', 'Check posted and returned'],
  ['257', 'returned', 'ACH payment returned'],
  ['301', 'deposit', 'Commercial deposit'],
  ['366', 'deposit', 'Bank notes and coins deposited'],
  ['399', 'other', 'Miscellaneous credit'],
  ['409', 'other', 'Debit'],
  ['415', 'lockbox', 'Lockbox debit'],
  ['451', 'ach-received', 'ACH debit received'],
  ['455', 'ach-received', 'Preauthorised ACH debit'],
  ['466', 'ach-file', 'ACH settlement: our file of credits'],
  ['468', 'returned', 'ACH return item or adjustment'],
  ['469', 'ach-received', 'Miscellaneous ACH debit'],
  ['475', 'check-paid', 'Check paid'],
  ['474', 'check-paid', 'Certified check'],
  ['395', 'check-paid', 'Check reversal'],
  ['495', 'wire', 'Outgoing money transfer'],
  ['555', 'returned', 'Deposited item returned'],
  ['557', 'returned', 'ACH return item'],
  ['558', 'returned', 'ACH reversal'],
  ['566', 'returned', 'Return item'],
  ['567', 'fee', 'Return item fee'],
  ['698', 'fee', 'Fees'],
  ['699', 'other', 'Miscellaneous debit'],
  ['890', 'other', 'Message without money'],
]

const byCode = new Map(rows.map(([code, use, name]) => [code, { code, side: sideOf(code), use, name }]))

/** A type code of the table; null when it is not in it. */
export const typeCode = (code: string): TypeCode | null => byCode.get(code) ?? null

/** 1xx to 3xx are credits, 4xx to 6xx debits; below are balances, above loans, messages and codes of a bank’s own. */
export function sideOf(code: string): TypeCode['side'] {
  if (!/^[1-6]\d\d$/.test(code)) return null
  return code < '400' ? 'credit' : 'debit'
}
