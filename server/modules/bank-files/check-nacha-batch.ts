import { entryClass, sidesOf } from './nacha-codes.ts'
import type { NachaRecord } from './nacha-record.ts'
import { numberOf, quoted, type Reading } from './reading.ts'

/** Words that count in an entry description and are written in capitals (Nacha, ACH File Formatting). */
const capitals = ['REVERSAL', 'RETURN FEE', 'RECLAIM', 'REDEPCHECK']

/** What a batch header has to hold beside the form of its fields. */
export function checkBatchHeader(header: NachaRecord, reading: Reading): void {
  const serviceClass = header.text('serviceClass')
  if (!sidesOf(serviceClass))
    reading.fault(
      header.place('serviceClass'),
      'NACHA_SERVICE_CLASS',
      `The service class is ${quoted(serviceClass)}; 200 (mixed), 220 (credits) or 225 (debits) was expected.`,
    )
  checkSec(header, reading)
  const description = header.trimmed('description')
  if (capitals.includes(description.toUpperCase()) && !capitals.includes(description))
    reading.fault(
      header.place('description'),
      'NACHA_LOWER_CASE',
      `The entry description is ${quoted(description)}; ${description.toUpperCase()} was expected, in capitals.`,
    )
  for (const field of ['companyName', 'companyId'])
    if (entryClass(header.text('sec'))?.whole && /^0*$/.test(header.trimmed(field)))
      reading.fault(
        header.place(field),
        'NACHA_COMPANY_MISSING',
        `The ${field === 'companyName' ? 'name' : 'number'} of the company is missing; the batch says whose it is.`,
      )
  const status = header.text('originatorStatus')
  if (status !== '1')
    reading.fault(
      header.place('originatorStatus'),
      'NACHA_ORIGINATOR_STATUS',
      `The originator status is ${quoted(status)}; 1 was expected.`,
    )
}

function checkSec(header: NachaRecord, reading: Reading): void {
  const sec = header.text('sec')
  const known = entryClass(sec)
  if (known?.whole) return
  const small = sec !== sec.toUpperCase() && entryClass(sec.toUpperCase())
  const [code, expected] = known
    ? (['NACHA_SEC_NOT_READ', 'only its counts and sums are checked'] as const)
    : small
      ? (['NACHA_LOWER_CASE', `${sec.toUpperCase()} was expected, in capitals`] as const)
      : (['NACHA_SEC_UNKNOWN', 'PPD, WEB, TEL, CCD, CIE or COR was expected'] as const)
  reading.fault(header.place('sec'), code, `The entry class is ${quoted(sec)}; ${expected}.`)
}

type Batch = {
  readonly header: NachaRecord
  readonly control: NachaRecord | null
  readonly found: {
    readonly records: number
    readonly hash: number
    readonly debits: number
    readonly credits: number
  }
}

/** Holds the control of a batch against its header and its entries. */
export function checkBatchControl({ header, control, found }: Batch, reading: Reading): void {
  const batch = `batch ${header.number('batchNumber')}`
  if (found.records === 0)
    reading.fault(
      header.place(),
      'NACHA_BATCH_EMPTY',
      `There is no entry in ${batch}; one at least was expected.`,
    )
  if (!control)
    reading.fault(
      header.place(),
      'NACHA_BATCH_CONTROL_MISSING',
      `The control (8) of ${batch} is missing; it was expected behind the last entry.`,
    )
  else tellMismatches(header, control, reading)
  const rows = [
    ['entries', 'NACHA_ENTRY_COUNT', 'Entries and addenda', 'number', found.records],
    ['hash', 'NACHA_HASH', 'Hash', 'number', found.hash],
    ['debits', 'NACHA_DEBITS', 'Debits', 'cents', found.debits],
    ['credits', 'NACHA_CREDITS', 'Credits', 'cents', found.credits],
  ] as const
  for (const [field, code, what, unit, amount] of rows)
    reading.compare({
      place: control?.place(field) ?? null,
      code,
      what: `${what} of ${batch}`,
      unit,
      found: amount,
      told: control ? numberOf(control.text(field)) : null,
    })
}

function tellMismatches(header: NachaRecord, control: NachaRecord, reading: Reading): void {
  const rows = [
    ['serviceClass', 'service class'],
    ['companyId', 'company'],
    ['odfi', 'bank'],
    ['batchNumber', 'batch number'],
  ] as const
  for (const [field, what] of rows)
    if (header.trimmed(field) !== control.trimmed(field))
      reading.fault(
        control.place(field),
        'NACHA_BATCH_MISMATCH',
        `The ${what} is ${quoted(control.trimmed(field))}; ${quoted(header.trimmed(field))} of the batch header was expected.`,
      )
}
