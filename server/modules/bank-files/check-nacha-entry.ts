import { entryClass, sidesOf, tranCodeOf } from './nacha-codes.ts'
import type { NachaEntry } from './nacha-file.ts'
import type { EntryRecords } from './read-nacha-entry.ts'
import { quoted, type Reading } from './reading.ts'
import type { ReasonCode } from './reasons.ts'
import { routingCheckDigit } from './routing-number.ts'

/** Tells a fault at a field of the entry. */
type Tell = (field: string, code: ReasonCode, sentence: string) => void

/** What an entry has to hold by itself and in its batch. Returned entries are only held to what returns keep. */
export function checkEntry(records: EntryRecords, entry: NachaEntry, reading: Reading): void {
  const { record, header } = records
  const tell: Tell = (field, code, sentence) => reading.fault(record.place(field), code, sentence)
  const expected = routingCheckDigit(record.text('rdfi'))
  if (expected !== null && expected !== record.text('checkDigit'))
    tell(
      'checkDigit',
      'NACHA_ROUTING',
      `The check digit of the routing number ${entry.routing} is ${record.text('checkDigit')}; ${expected} was expected.`,
    )
  checkTranCode(records, entry, tell)
  checkTrace(records, entry, tell)
  if (!entryClass(header.text('sec'))?.whole) return
  if (entry.account === '')
    tell(
      'account',
      'NACHA_ACCOUNT_MISSING',
      'The account number is blank; the number at the bank was expected.',
    )
  if (isReturned(entry)) return
  checkAmount(header.text('sec'), entry, tell)
  checkPeople(header.text('sec'), record.text('discretionary'), { entry, tell })
}

/** Whether an entry comes back to us: a return or a notification of change. */
const isReturned = ({ use, returned, change }: NachaEntry): boolean =>
  use === 'return' || returned !== null || change !== null

function checkTranCode({ header, record }: EntryRecords, entry: NachaEntry, tell: Tell): void {
  const code = tranCodeOf(entry.tranCode)
  if (!code)
    return tell(
      'tranCode',
      'NACHA_TRAN_CODE',
      `The transaction code is ${quoted(entry.tranCode)}; 21 to 24, 26 to 29 or 31 to 34, 36 to 39 was expected.`,
    )
  const serviceClass = header.text('serviceClass')
  if (sidesOf(serviceClass)?.includes(code.side) === false)
    tell(
      'tranCode',
      'NACHA_TRAN_CODE_CLASS',
      `The transaction code ${entry.tranCode} is a ${code.side}; the service class ${serviceClass} of the batch takes none.`,
    )
  if (header.text('sec') !== 'COR') return
  if (code.use !== 'return')
    tell(
      'tranCode',
      'NACHA_NOTICE_CODE',
      `The transaction code is ${entry.tranCode}; 21, 26, 31 or 36 was expected of a notification of change.`,
    )
  if (record.number('amount') !== 0)
    tell('amount', 'NACHA_NOTICE_AMOUNT', 'A notification of change has an amount; zero was expected.')
}

function checkAmount(sec: string, { use, amountCents }: NachaEntry, tell: Tell): void {
  if (use === 'live' && amountCents === 0)
    tell(
      'amount',
      'NACHA_ZERO_AMOUNT',
      'The amount is zero; only a prenote or a remittance of zero dollars has none.',
    )
  if (use === 'prenote' && amountCents !== 0)
    tell('amount', 'NACHA_PRENOTE_AMOUNT', 'A prenote has an amount; zero was expected.')
  if (use === 'zero-dollar' && (amountCents !== 0 || (sec !== 'CCD' && sec !== 'CTX')))
    tell(
      'amount',
      'NACHA_ZERO_DOLLAR',
      'A remittance of zero dollars has no amount and stands in a batch of class CCD or CTX.',
    )
}

function checkPeople(
  sec: string,
  discretionary: string,
  { entry, tell }: { readonly entry: NachaEntry; readonly tell: Tell },
): void {
  if (/^[0 ]*$/.test(entry.name))
    tell(
      'name',
      'NACHA_NAME_MISSING',
      `The name is ${quoted(entry.name)}; the name of a person or firm was expected.`,
    )
  if (sec === 'CIE' && entry.customerNumber === '')
    tell(
      'customerNumber',
      'NACHA_CUSTOMER_MISSING',
      'The bill payment names no account of ours; it stands at 55 to 76 in this class.',
    )
  if ((sec === 'WEB' || sec === 'TEL') && !/^ ?[RS]/.test(discretionary))
    tell(
      'discretionary',
      'NACHA_PAYMENT_TYPE',
      `The payment type is ${quoted(discretionary)}; R (recurring) or S (single) was expected.`,
    )
}

function checkTrace({ header, previous }: EntryRecords, entry: NachaEntry, tell: Tell): void {
  const { trace } = entry
  if (!/^\d{15}$/.test(trace))
    return tell('trace', 'NACHA_TRACE_TEXT', `The trace is ${quoted(trace)}; 15 digits were expected.`)
  // Whoever returns an entry numbers it by its own bank, and in any order.
  if (isReturned(entry)) return
  const odfi = header.text('odfi')
  if (!trace.startsWith(odfi))
    tell(
      'trace',
      'NACHA_TRACE_ODFI',
      `The trace ${trace} begins with another bank; ${odfi} of the batch was expected.`,
    )
  if (previous && /^\d{15}$/.test(previous.trace) && trace <= previous.trace)
    tell(
      'trace',
      'NACHA_TRACE_ORDER',
      `The trace ${trace} follows ${previous.trace}; a larger one was expected.`,
    )
}
