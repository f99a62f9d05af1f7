import { layouts, type RecordName } from './layouts.ts'
import type { MailDatFault, Rec, Records } from './read-records.ts'

/** A name that one record uses of another: its fields, and those it must be found in. */
type Reference = {
  readonly from: RecordName
  readonly fields: readonly string[]
  readonly to: RecordName
  readonly found: readonly string[]
}
const references: readonly Reference[] = [
  { from: 'mpu', fields: ['1002'], to: 'seg', found: ['1002'] },
  { from: 'csm', fields: ['1002'], to: 'seg', found: ['1002'] },
  { from: 'mcr', fields: ['1002', '1003'], to: 'mpu', found: ['1002', '1003'] },
  { from: 'mpu', fields: ['1002', '1003'], to: 'mcr', found: ['1002', '1003'] },
  { from: 'mcr', fields: ['1004'], to: 'cpt', found: ['1004'] },
  { from: 'cpt', fields: ['1004'], to: 'mcr', found: ['1004'] },
  { from: 'mcr', fields: ['1102'], to: 'mpa', found: ['1002'] },
  { from: 'cqt', fields: ['1003'], to: 'mpu', found: ['1003'] },
  { from: 'cqt', fields: ['1006'], to: 'csm', found: ['1006'] },
  { from: 'csm', fields: ['1006'], to: 'cqt', found: ['1006'] },
  { from: 'pqt', fields: ['1034'], to: 'cqt', found: ['1034'] },
  { from: 'pdr', fields: ['1034'], to: 'cqt', found: ['1034'] },
  { from: 'pdr', fields: ['1034', '1012'], to: 'pqt', found: ['1034', '1012'] },
]

/** Every name resolves, every key stands once, and all of it is one job. */
export function checkReferences(records: Records): MailDatFault[] {
  return [...oneJob(records), ...uniqueKeys(records), ...references.flatMap((one) => resolve(records, one))]
}

const keyOf = (record: Rec, numbers: readonly string[]): string =>
  numbers.map((number) => record.get(number)).join(' ')

function resolve(records: Records, { from, fields, to, found }: Reference): MailDatFault[] {
  const known = new Set(records[to].map((record) => keyOf(record, found)))
  return records[from]
    .filter((record) => !known.has(keyOf(record, fields)))
    .map((record) => ({
      file: record.file,
      line: record.line,
      field: `${from.toUpperCase()}-${fields.at(-1)}`,
      sentence: `“${keyOf(record, fields)}” stands in no record of ${to}.`,
    }))
}

function oneJob(records: Records): MailDatFault[] {
  const job = records.hdr[0]?.get('1001')
  return Object.values(records)
    .flat()
    .filter((record) => record.get('1001') !== job)
    .map(({ file, line }) => ({
      file,
      line,
      field: null,
      sentence: `The job ID is not that of the header, ${job ?? 'which is missing'}.`,
    }))
}

function uniqueKeys(records: Records): MailDatFault[] {
  return layouts.flatMap(({ record, fields }) => {
    const numbers = fields.filter(({ key }) => key).map(({ code }) => code.slice(4))
    return twice(records[record], (one) => keyOf(one, numbers)).map(({ file, line }) => ({
      file,
      line,
      field: `${record.toUpperCase()}-${numbers.at(-1)}`,
      sentence: 'Its key stands in an earlier record.',
    }))
  })
}

/** Records whose key an earlier one has; without a key they are told apart by nothing. */
export function twice(records: readonly Rec[], key: (record: Rec) => string): Rec[] {
  const seen = new Set<string>()
  return records.filter((record) => {
    const its = key(record)
    if (its === '' || !seen.has(its)) {
      seen.add(its)
      return false
    }
    return true
  })
}
