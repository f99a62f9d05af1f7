import { amountField, countField, fieldsOf, neededField, tellSpare } from './bai2-fields.ts'
import type { Place } from './bank-file.ts'
import type { Bai2Record } from './cut-bai2-records.ts'
import type { OpenAccount, OpenGroup } from './read-bai2.ts'
import type { Reading } from './reading.ts'

type Trailer = {
  readonly total: { readonly place: Place; readonly cents: number | null }
  readonly counts: readonly { readonly place: Place; readonly count: number | null }[]
}

/** Takes a trailer: a total and as many counts as it has. */
function readTrailer(record: Bai2Record, counts: readonly string[], reading: Reading): Trailer {
  const fields = fieldsOf(record, reading)
  const total = fields.take()
  neededField(total, 'The control total', reading)
  const cents = total.text === '' ? null : amountField(total, 'The control total', reading)
  const read = counts.map((what) => {
    const field = fields.take()
    return { place: field.place, count: countField(field, what, reading, true) }
  })
  tellSpare(fields, reading)
  fields.tellUnended()
  return { total: { place: total.place, cents }, counts: read }
}

/** 49: every amount of 03, 88 and 16 of the account with its sign, and its records from 03 to 49. */
export function checkAccountTrailer(record: Bai2Record, account: OpenAccount, reading: Reading): void {
  const { total, counts } = readTrailer(record, ['The number of records'], reading)
  const whose = `account of line ${account.read.line}`
  reading.compare({
    place: total.place,
    code: 'BAI2_ACCOUNT_TOTAL',
    what: `Control total of the ${whose}`,
    unit: 'cents',
    found: account.sum,
    told: total.cents,
  })
  reading.compare({
    place: counts[0]!.place,
    code: 'BAI2_ACCOUNT_RECORDS',
    what: `Records of the ${whose}`,
    unit: 'number',
    found: account.records,
    told: counts[0]!.count,
  })
}

/** 98: the totals of its accounts, how many they are, and its records from 02 to 98. */
export function checkGroupTrailer(record: Bai2Record, group: OpenGroup, reading: Reading): void {
  const { total, counts } = readTrailer(record, ['The number of accounts', 'The number of records'], reading)
  const whose = `group of line ${group.read.line}`
  const rows = [
    ['BAI2_GROUP_TOTAL', `Control total of the ${whose}`, 'cents', total.place, group.sum, total.cents],
    [
      'BAI2_GROUP_ACCOUNTS',
      `Accounts of the ${whose}`,
      'number',
      counts[0]!.place,
      group.accounts.length,
      counts[0]!.count,
    ],
    [
      'BAI2_GROUP_RECORDS',
      `Records of the ${whose}`,
      'number',
      counts[1]!.place,
      group.records,
      counts[1]!.count,
    ],
  ] as const
  for (const [code, what, unit, place, found, told] of rows)
    reading.compare({ place, code, what, unit, found, told })
}

/** 99: the totals of all groups, how many they are, and all records of the file. */
export function checkFileTrailer(
  record: Bai2Record,
  found: { readonly sum: number; readonly groups: number; readonly records: number },
  reading: Reading,
): void {
  const { total, counts } = readTrailer(record, ['The number of groups', 'The number of records'], reading)
  const rows = [
    ['BAI2_FILE_TOTAL', 'Control total of the file', 'cents', total.place, found.sum, total.cents],
    ['BAI2_FILE_GROUPS', 'Groups of the file', 'number', counts[0]!.place, found.groups, counts[0]!.count],
    ['BAI2_FILE_RECORDS', 'Records of the file', 'number', counts[1]!.place, found.records, counts[1]!.count],
  ] as const
  for (const [code, what, unit, place, amount, told] of rows)
    reading.compare({ place, code, what, unit, found: amount, told })
}
