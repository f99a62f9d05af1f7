import type { Bai2Account, Bai2Summary, Bai2Transaction } from './bai2-file.ts'
import { amountField, countField, fieldsOf, type Fields, neededField, type Taken } from './bai2-fields.ts'
import { takeFunds } from './bai2-funds.ts'
import { typeCode } from './bai2-type-codes.ts'
import type { Bai2Record } from './cut-bai2-records.ts'
import { quoted, type Reading } from './reading.ts'

/** An account and the sum of every amount in it, as its trailer tells it: signed, balances and transactions together. */
export type AccountRead = Omit<Bai2Account, 'transactions'> & { readonly amountsCents: number }

/** Reads 03: account, currency, and then type code, amount, count and funds again and again. */
export function readAccount(record: Bai2Record, reading: Reading): AccountRead {
  const fields = fieldsOf(record, reading)
  const account = neededField(fields.take(), 'The account number', reading)
  const { text: currency, place } = fields.take()
  if (currency !== '' && currency !== 'USD')
    reading.fault(place, 'BAI2_CURRENCY', `The currency is ${quoted(currency)}; US dollars were expected.`)
  const summaries: Bai2Summary[] = []
  while (!fields.atEnd()) {
    if (fields.peek() === '') skipEmpty(fields, reading)
    else summaries.push(takeSummary(fields, reading))
  }
  fields.tellUnended()
  const amountsCents = summaries.reduce((total, { amountCents }) => total + amountCents, 0)
  return { line: record.place.line, account, currency, summaries, amountsCents }
}

/** Four empty fields are a summary that tells nothing. Fewer are commas too many, which banks write before the slash. */
function skipEmpty(fields: Fields, reading: Reading): void {
  const empty = fields.empties()
  if (empty % 4 === 0) return fields.skip(empty)
  const { place } = fields.take()
  fields.skip(empty - 1)
  reading.fault(
    place,
    'BAI2_SPARE_COMMA',
    `${empty % 4} empty ${empty % 4 === 1 ? 'field stands' : 'fields stand'} where a type code belongs; a type code or a slash was expected.`,
  )
}

function takeSummary(fields: Fields, reading: Reading): Bai2Summary {
  const code = takeTypeCode(fields.take(), reading)
  const amountCents = amountField(fields.take(), 'The amount', reading)
  const items = countField(fields.take(), 'The number of items', reading)
  return { typeCode: code, amountCents, items, funds: takeFunds(fields, amountCents, reading) }
}

function takeTypeCode({ text, place }: Taken, reading: Reading): string {
  if (!/^\d{3}$/.test(text))
    reading.fault(place, 'BAI2_TYPE_CODE', `The type code is ${quoted(text)}; three digits were expected.`)
  else if (!typeCode(text) && text < '900')
    reading.fault(
      place,
      'BAI2_TYPE_UNKNOWN',
      `The type code ${text} is not in the table of this product; it is kept as it is.`,
    )
  return text
}

/** Reads 16: type, amount, funds, two references, and text to the end, which needs no slash and may hold commas and slashes. */
export function readTransaction(record: Bai2Record, reading: Reading): Bai2Transaction {
  const fields = fieldsOf(record, reading)
  const code = takeTypeCode(fields.take(), reading)
  const amount = fields.take()
  if (/^[+-]/.test(amount.text))
    reading.fault(
      amount.place,
      'BAI2_SIGNED_AMOUNT',
      `The amount is ${quoted(amount.text)}; it was expected without a sign.`,
    )
  // A message carries no money.
  if (code !== '890') neededField(amount, 'The amount', reading)
  const amountCents = Math.abs(amountField(amount, 'The amount', reading))
  const funds = takeFunds(fields, amountCents, reading)
  const bankReference = fields.take().text
  const customerReference = fields.take().text
  fields.tellUnended()
  return {
    line: record.place.line,
    typeCode: code,
    amountCents,
    funds,
    bankReference,
    customerReference,
    text: fields.rest(),
  }
}
