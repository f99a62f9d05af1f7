import type { Bai2Group, Bai2Header } from './bai2-file.ts'
import { countField, dateField, fieldsOf, neededField, tellSpare, timeField } from './bai2-fields.ts'
import type { Bai2Record } from './cut-bai2-records.ts'
import { quoted, type Reading } from './reading.ts'

/** Reads 01: sender, receiver, day and time of creation, file id, record length, block size, version. */
export function readFileHeader(
  record: Bai2Record,
  reading: Reading,
): Bai2Header & { readonly recordLength: number | null } {
  const fields = fieldsOf(record, reading)
  const sender = neededField(fields.take(), 'The sender', reading)
  const receiver = neededField(fields.take(), 'The receiver', reading)
  const createdOn = dateField(fields.take(), 'The day of creation', reading, true)
  const createdAt = timeField(fields.take(), 'The time of creation', reading)
  const fileId = neededField(fields.take(), 'The file id', reading)
  const recordLength = countField(fields.take(), 'The record length', reading)
  countField(fields.take(), 'The block size', reading)
  const version = fields.take()
  if (version.text !== '2')
    reading.fault(version.place, 'BAI2_VERSION', `The version is ${quoted(version.text)}; 2 was expected.`)
  tellSpare(fields, reading)
  fields.tellUnended()
  return { sender, receiver, createdOn, createdAt, fileId, recordLength }
}

const statuses: Readonly<Record<string, string>> = {
  1: 'an update',
  2: 'a deletion',
  3: 'a correction',
  4: 'a test',
}

/** Reads 02: receiver, originator, status, as-of day and time, currency, modifier. */
export function readGroupHeader(record: Bai2Record, reading: Reading): Omit<Bai2Group, 'accounts'> {
  const fields = fieldsOf(record, reading)
  const receiver = fields.take().text
  const originator = neededField(fields.take(), 'The originator', reading)
  const status = fields.take()
  if (!Object.hasOwn(statuses, status.text))
    reading.fault(
      status.place,
      'BAI2_STATUS',
      `The group status is ${quoted(status.text)}; 1 (update), 2 (deletion), 3 (correction) or 4 (test) was expected.`,
    )
  else if (status.text !== '1')
    reading.fault(
      status.place,
      'BAI2_NO_UPDATE',
      `The group is ${statuses[status.text]}; an update was expected, and nothing else is taken without a person.`,
    )
  const asOf = dateField(fields.take(), 'The as-of day', reading, true)
  timeField(fields.take(), 'The as-of time', reading)
  const currency = fields.take()
  if (currency.text !== '' && currency.text !== 'USD')
    reading.fault(
      currency.place,
      'BAI2_CURRENCY',
      `The currency is ${quoted(currency.text)}; US dollars were expected.`,
    )
  fields.take()
  tellSpare(fields, reading)
  fields.tellUnended()
  return { line: record.place.line, receiver, originator, status: status.text, asOf, currency: currency.text }
}
