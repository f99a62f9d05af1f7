import type { LaidOut } from './laid-out-record.ts'
import type { LockboxBatch, LockboxCheck, LockboxOverflow } from './lockbox-file.ts'
import { quoted, type Reading } from './reading.ts'
import { isRoutingNumber } from './routing-number.ts'

/** A batch that is being read, record by record. */
export type OpenLockboxBatch = {
  readonly check: (record: LaidOut) => void
  readonly overflow: (record: LaidOut) => void
  readonly control: (record: LaidOut) => void
  readonly close: () => LockboxBatch
}

type Check = LockboxCheck & { readonly overflow: LockboxOverflow[] }
type Last = { readonly record: LaidOut; readonly sequence: number | null; readonly isLast: boolean }

/** Begins a batch at its header. `seen` keeps the checks of the whole file. */
export function openLockboxBatch(header: LaidOut, seen: Set<string>, reading: Reading): OpenLockboxBatch {
  const checks: Check[] = []
  const lockbox = header.text('lockbox')
  let last: Last | null = null

  const endOverflow = (): void => {
    if (last?.record.has('last') && !last.isLast)
      reading.fault(
        last.record.place('last'),
        'LOCKBOX_OVERFLOW_LAST',
        `The last overflow of its check is marked ${quoted(last.record.text('last'))}; 9 was expected.`,
      )
    last = null
  }
  return {
    check: (record) => {
      endOverflow()
      const check = checkOf(record, checks.length + 1)
      const first = checks[0]
      if (first && first.batch !== check.batch)
        reading.fault(
          record.place('batch'),
          'LOCKBOX_BATCH_MISMATCH',
          `The check is of batch ${quoted(check.batch)}; ${quoted(first.batch)} was expected.`,
        )
      judgeCheck(check, record, { lockbox, seen, reading })
      checks.push(check)
    },
    overflow: (record) => {
      const check = checks.at(-1)
      if (check?.batch !== record.text('batch') || check.item !== record.text('item'))
        return reading.fault(
          record.place('item'),
          'LOCKBOX_OVERFLOW_ITEM',
          `The overflow is of check ${record.text('batch')}/${record.text('item')}; ${check ? `${check.batch}/${check.item}` : 'a check'} was expected before it.`,
        )
      checkSequence(record, last, reading)
      last = { record, sequence: record.number('sequence'), isLast: record.text('last') === '9' }
      check.overflow.push({ line: record.place().line, more: record.others(ofOverflow) })
    },
    control: (record) => {
      endOverflow()
      checkControl(record, { header, checks }, reading)
    },
    close: () => {
      endOverflow()
      return {
        line: header.place().line,
        lockbox,
        depositOn: header.text('depositOn') || null,
        number: checks[0]?.batch ?? '',
        checks,
        amountCents: sumOf(checks),
      }
    },
  }
}

const ofOverflow = ['batch', 'item', 'sequence', 'last']
const ofCheck = ['batch', 'item', 'amount', 'transit', 'account', 'checkNumber', 'lockbox', 'depositOn']

const sumOf = (checks: readonly Check[]): number =>
  checks.reduce((total, { amountCents }) => total + amountCents, 0)

/** Where a bank gives checks no numbers, they are numbered as they stand. */
const checkOf = (record: LaidOut, at: number): Check => ({
  line: record.place().line,
  batch: record.text('batch'),
  item: record.has('item') ? record.text('item') : String(at),
  amountCents: record.number('amount') ?? 0,
  transit: record.text('transit'),
  account: record.text('account'),
  checkNumber: record.text('checkNumber'),
  more: record.others(ofCheck),
  overflow: [],
})

type Around = { readonly lockbox: string; readonly seen: Set<string>; readonly reading: Reading }

/** What is wrong with one check. Only a number that is there twice refuses the file; all else is for the work queue. */
function judgeCheck(check: Check, record: LaidOut, { lockbox, seen, reading }: Around): void {
  const { batch, item, transit, account, checkNumber, amountCents } = check
  const number = `${lockbox}/${batch}/${item}`
  if (seen.has(number))
    reading.fault(
      record.place('item'),
      'LOCKBOX_ITEM_TWICE',
      `Check ${batch}/${item} was there already; another number was expected.`,
    )
  seen.add(number)
  if (record.number('amount') === 0)
    reading.fault(
      record.place('amount'),
      'LOCKBOX_ZERO_AMOUNT',
      'The amount of the check is zero; money was expected.',
    )
  if (/[^0]/.test(transit) && !isRoutingNumber(transit))
    reading.fault(
      record.place('transit'),
      'LOCKBOX_ROUTING',
      `The routing number is ${quoted(transit)}; nine digits with their check digit were expected.`,
    )
  if (checkNumber === '') return
  const paper = `paper ${transit}/${account}/${checkNumber}/${amountCents}`
  if (seen.has(paper))
    reading.fault(
      record.place('checkNumber'),
      'LOCKBOX_DUPLICATE',
      `Check number ${checkNumber} of the same account and amount was there already; it was expected once.`,
    )
  seen.add(paper)
}

function checkSequence(record: LaidOut, last: Last | null, reading: Reading): void {
  const sequence = record.number('sequence')
  const expected = (last?.sequence ?? 0) + 1
  if (last?.isLast)
    reading.fault(
      last.record.place('last'),
      'LOCKBOX_OVERFLOW_LAST',
      'The overflow is marked as the last of its check, and another follows; 0 was expected.',
    )
  if (sequence === null || sequence === expected) return
  // Some banks number on from 01, some from 00.
  const wraps = expected === 100 && sequence <= 1
  reading.fault(
    record.place('sequence'),
    wraps ? 'LOCKBOX_OVERFLOW_WRAPS' : 'LOCKBOX_OVERFLOW_SEQUENCE',
    `The overflow is number ${sequence}; ${expected} was expected.`,
  )
}

type Found = { readonly header: LaidOut; readonly checks: readonly Check[] }

/** Holds the control of a batch against its header and its checks. */
function checkControl(record: LaidOut, { header, checks }: Found, reading: Reading): void {
  const batch = checks[0]?.batch
  if (batch !== undefined && record.has('batch') && record.text('batch') !== batch)
    reading.fault(
      record.place('batch'),
      'LOCKBOX_BATCH_MISMATCH',
      `The control is of batch ${quoted(record.text('batch'))}; ${quoted(batch)} of its checks was expected.`,
    )
  for (const field of ['lockbox', 'depositOn'])
    if (record.has(field) && header.has(field) && record.text(field) !== header.text(field))
      reading.fault(
        record.place(field),
        'LOCKBOX_BOX_MISMATCH',
        `The ${field === 'lockbox' ? 'lockbox' : 'day'} of the control is ${quoted(record.text(field))}; ${quoted(header.text(field))} of the batch header was expected.`,
      )
  const whose = `batch ${batch ?? record.text('batch')}`
  reading.compare({
    place: record.place('count'),
    code: 'LOCKBOX_BATCH_COUNT',
    what: `Checks of ${whose}`,
    unit: 'number',
    found: checks.length,
    told: record.number('count'),
  })
  reading.compare({
    place: record.place('total'),
    code: 'LOCKBOX_BATCH_TOTAL',
    what: `Total of ${whose}`,
    unit: 'cents',
    found: sumOf(checks),
    told: record.number('total'),
  })
}
