import { checkEntry } from './check-nacha-entry.ts'
import { checkAddenda } from './check-nacha-addenda.ts'
import { changeMeaning, readCorrection } from './corrected-data.ts'
import { tranCodeOf } from './nacha-codes.ts'
import type { NachaChange, NachaEntry, NachaReturn } from './nacha-file.ts'
import type { NachaKind } from './nacha-layout.ts'
import { dayOf, type NachaRecord } from './nacha-record.ts'
import { quoted, type Reading } from './reading.ts'
import { returnReason } from './return-codes.ts'

export type AddendaKind = Extract<NachaKind, `${string}addenda`>

/** An entry with all that belongs to it. */
export type EntryRecords = {
  readonly header: NachaRecord
  readonly record: NachaRecord
  readonly addenda: readonly NachaRecord[]
  readonly previous: NachaEntry | null
}

/** Makes one entry of its records and checks it. */
export function makeEntry(records: EntryRecords, reading: Reading): NachaEntry {
  const { record, addenda } = records
  const code = tranCodeOf(record.text('tranCode'))
  const returned = addenda.find(({ kind }) => kind === 'return-addenda')
  const change = addenda.find(({ kind }) => kind === 'change-addenda')
  const { line, column } = record.place()
  const entry: NachaEntry = {
    line,
    column,
    tranCode: record.text('tranCode'),
    side: code?.side ?? null,
    use: code?.use ?? null,
    routing: record.text('rdfi') + record.text('checkDigit'),
    account: record.trimmed('account'),
    amountCents: record.number('amount'),
    name: record.trimmed('name'),
    customerNumber: record.trimmed('customerNumber'),
    trace: record.trimmed('trace'),
    texts: addenda.filter(({ kind }) => kind === 'addenda').map((one) => one.text('text').trimEnd()),
    returned: returned ? returnOf(returned, reading) : null,
    change: change ? changeOf(change, reading) : null,
  }
  checkEntry(records, entry, reading)
  checkAddenda(records, entry, reading)
  return entry
}

function returnOf(addenda: NachaRecord, reading: Reading): NachaReturn {
  const code = addenda.text('code')
  const reason = returnReason(code)
  if (!reason) tellCode(addenda, returnReason(code.toUpperCase()) !== null, 'NACHA_RETURN_CODE', reading)
  else if (reason.action === 'show' || reason.action === 'foreign')
    reading.fault(
      addenda.place('code'),
      'NACHA_RETURN_NOT_OURS',
      `${code}: ${reason.meaning}; nothing is posted for it but by a person.`,
    )
  return {
    code,
    meaning: reason?.meaning ?? null,
    action: reason?.action ?? null,
    originalTrace: addenda.trimmed('originalTrace'),
    originalRdfi: addenda.trimmed('originalRdfi'),
    diedOn: dayOf(addenda.text('diedOn')),
    information: addenda.trimmed('information'),
  }
}

function changeOf(addenda: NachaRecord, reading: Reading): NachaChange {
  const code = addenda.text('code')
  const meaning = changeMeaning(code)
  const correctedData = addenda.text('correctedData')
  const correction = meaning === null ? null : readCorrection(code, correctedData)
  if (meaning === null)
    tellCode(addenda, changeMeaning(code.toUpperCase()) !== null, 'NACHA_CHANGE_CODE', reading)
  else if (!correction)
    reading.fault(
      addenda.place('correctedData'),
      'NACHA_CORRECTED_DATA',
      `The corrected data of ${code} is ${quoted(correctedData.trimEnd())}; what the code corrects was expected, with a routing number that is one.`,
    )
  return {
    code,
    meaning,
    originalTrace: addenda.trimmed('originalTrace'),
    originalRdfi: addenda.trimmed('originalRdfi'),
    correctedData: correctedData.trimEnd(),
    correction,
  }
}

function tellCode(
  addenda: NachaRecord,
  small: boolean,
  code: 'NACHA_RETURN_CODE' | 'NACHA_CHANGE_CODE',
  reading: Reading,
): void {
  const letter = code === 'NACHA_RETURN_CODE' ? 'R' : 'C'
  reading.fault(
    addenda.place('code'),
    small ? 'NACHA_LOWER_CASE' : code,
    `The code is ${quoted(addenda.text('code'))}; ${letter} in capitals and two digits of the list were expected.`,
  )
}
