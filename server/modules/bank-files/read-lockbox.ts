import type { BankFile } from './bank-file.ts'
import { kindOf, type LaidOut, readLaidOut } from './laid-out-record.ts'
import type { LockboxBatch, LockboxContent } from './lockbox-file.ts'
import type { LockboxKind, LockboxLayout } from './lockbox-layout.ts'
import { keepUnread, type Line, readLines } from './read-lines.ts'
import { openLockboxBatch, type OpenLockboxBatch } from './read-lockbox-batch.ts'
import { beginReading, quoted, type Reading } from './reading.ts'
import type { Mode } from './reason.ts'

type State = {
  readonly reading: Reading
  /** Whether the layout has a kind of record: what it does not have is not missed. */
  readonly has: (kind: LockboxKind) => boolean
  readonly batches: LockboxBatch[]
  /** Checks by lockbox, batch and item, and by what is printed on them, to find those that are there twice. */
  readonly seen: Set<string>
  header: boolean
  service: boolean
  batch: OpenLockboxBatch | null
  /** The last header, until the control of its lockbox: some banks write one for all batches. */
  lastHeader: LaidOut | null
  /** How many batches the last control of a lockbox had behind it. */
  controlled: number
  records: number
  ended: boolean
}

/**
 * Reads a lockbox file by a layout, from any bytes: batches of checks with their overflow, held against the controls of batch,
 * lockbox and file. Order: 1, 2, then batches of 5, checks (6, each with overflow 4) and 7, then 8, at the end 9.
 */
export function readLockbox(bytes: Uint8Array, mode: Mode, layout: LockboxLayout): BankFile<LockboxContent> {
  const reading = beginReading(mode)
  const lines = readLines(bytes, reading, 'NOT_ASCII')
  const has = (kind: LockboxKind): boolean => layout.records[kind] !== undefined
  const state: State = {
    reading,
    has,
    batches: [],
    seen: new Set(),
    header: !has('header'),
    service: !has('service'),
    batch: null,
    lastHeader: null,
    controlled: 0,
    records: 0,
    ended: false,
  }
  for (const line of lines) take(line, layout, state)
  const last = lines.at(-1)
  if (last && state.records > 0) endFile(last, state)
  return reading.end(
    { bytes: bytes.length, lines: lines.length },
    { layout: layout.name, batches: state.batches },
  )
}

function take(line: Line, layout: LockboxLayout, state: State): void {
  const { reading } = state
  if (line.text.trim() === '') return keepUnread(line, 'blank', reading)
  const kind = kindOf(line.text, layout)
  const place = { line: line.number, column: line.column, record: kind ?? 'record' }
  if (!kind) {
    keepUnread(line, 'unknown', reading)
    return reading.fault(
      place,
      'LOCKBOX_UNKNOWN_RECORD',
      `The record begins with ${quoted(line.text.slice(0, 3))}; ${testsOf(layout)} was expected by the layout ${layout.name}.`,
    )
  }
  const record = readLaidOut(line, kind, layout, reading)
  if (state.ended)
    reading.fault(
      place,
      'LOCKBOX_AFTER_END',
      'A record stands behind the file control; the end of the file was expected.',
    )
  state.records++
  if (kind !== 'header') tellHead(record, state)
  takers[kind](record, state)
}

const testsOf = (layout: LockboxLayout): string =>
  Object.values(layout.records)
    .map(({ test }) => test.is)
    .join(', ')

/** Header and service record are asked for once, before whatever stands in their place. */
function tellHead(record: LaidOut, state: State): void {
  const { reading } = state
  if (!state.header)
    reading.fault(
      record.place(),
      'LOCKBOX_HEADER_MISSING',
      'The file begins without its header; record 1 was expected.',
    )
  state.header = true
  if (state.service || record.kind === 'service') return
  reading.fault(
    record.place(),
    'LOCKBOX_SERVICE_MISSING',
    'The service record is missing; record 2 was expected behind the header.',
  )
  state.service = true
}

const takers: Readonly<Record<LockboxKind, (record: LaidOut, state: State) => void>> = {
  header: (record, state) => {
    if (state.records > 1) tellOrder(record, 'A file header', 'it is the first record of a file', state)
    state.header = true
  },
  service: (record, state) => {
    if (state.service) tellOrder(record, 'A service record', 'it is the second record of a file', state)
    state.service = true
    if (record.has('serviceType') && record.text('serviceType') !== '400')
      state.reading.fault(
        record.place('serviceType'),
        'LOCKBOX_SERVICE_TYPE',
        `The service is ${quoted(record.text('serviceType'))}; 400, lockbox, was expected.`,
      )
  },
  'batch-header': (record, state) => {
    closeBatch(record, state)
    state.batch = openLockboxBatch(record, state.seen, state.reading)
    state.lastHeader = record
  },
  check: (record, state) => {
    // Without headers of batches, the first check begins one.
    if (!state.has('batch-header')) state.batch ??= openLockboxBatch(record, state.seen, state.reading)
    else if (!state.batch && state.lastHeader) openUnderLast(record, state.lastHeader, state)
    if (state.batch) state.batch.check(record)
    else tellOrder(record, 'A check', 'a batch header (5) was expected before it', state)
  },
  overflow: (record, state) =>
    state.batch
      ? state.batch.overflow(record)
      : tellOrder(record, 'An overflow', 'a check (6) was expected before it', state),
  'batch-control': (record, state) => {
    const { batch } = state
    if (!batch)
      return tellOrder(record, 'A batch control', 'a batch header (5) was expected before it', state)
    batch.control(record)
    state.batches.push(batch.close())
    state.batch = null
  },
  'box-control': (record, state) => {
    closeBatch(record, state)
    checkBox(record, state)
    state.controlled = state.batches.length
    state.lastHeader = null
  },
  'file-control': (record, state) => {
    closeBatch(record, state)
    tellBox(record, state)
    state.reading.compare({
      place: record.place('records'),
      code: 'LOCKBOX_RECORD_COUNT',
      what: 'Records of the file',
      unit: 'number',
      found: state.records,
      told: record.number('records'),
    })
    state.ended = true
  },
}

function openUnderLast(record: LaidOut, header: LaidOut, state: State): void {
  state.reading.fault(
    record.place(),
    'LOCKBOX_HEADER_ONCE',
    'A check of another batch stands here; a header (5) of its own was expected before it.',
  )
  state.batch = openLockboxBatch(header, state.seen, state.reading)
}

const tellOrder = (record: LaidOut, what: string, expected: string, { reading }: State): void =>
  reading.fault(record.place(), 'LOCKBOX_ORDER', `${what} stands here; ${expected}.`)

/** Holds the control of a lockbox against its batches: those since the last control. */
function checkBox(record: LaidOut, { batches, controlled, reading }: State): void {
  const own = batches.slice(controlled)
  const box = record.text('lockbox')
  const sums = {
    count: own.reduce((total, { checks }) => total + checks.length, 0),
    total: own.reduce((total, { amountCents }) => total + amountCents, 0),
  }
  const other = own.find(({ lockbox }) => lockbox !== box)
  if (record.has('lockbox') && other)
    reading.fault(
      record.place('lockbox'),
      'LOCKBOX_BOX_MISMATCH',
      `The control is of lockbox ${quoted(box)}; ${quoted(other.lockbox)} of its batch was expected.`,
    )
  reading.compare({
    place: record.place('count'),
    code: 'LOCKBOX_BOX_COUNT',
    what: `Checks of lockbox ${box}`,
    unit: 'number',
    found: sums.count,
    told: record.number('count'),
  })
  reading.compare({
    place: record.place('total'),
    code: 'LOCKBOX_BOX_TOTAL',
    what: `Total of lockbox ${box}`,
    unit: 'cents',
    found: sums.total,
    told: record.number('total'),
  })
}

function closeBatch(before: Pick<LaidOut, 'place'>, state: State): void {
  if (!state.batch) return
  const batch = state.batch.close()
  state.batches.push(batch)
  state.batch = null
  if (!state.has('batch-control')) return
  state.reading.fault(
    before.place(),
    'LOCKBOX_TRAILER_MISSING',
    `The batch of line ${batch.line} has no control; record 7 was expected before here.`,
  )
}

function tellBox(before: Pick<LaidOut, 'place'>, { batches, controlled, has, reading }: State): void {
  if (has('box-control') && batches.length > controlled)
    reading.fault(
      before.place(),
      'LOCKBOX_TRAILER_MISSING',
      `The lockbox of line ${batches[controlled]!.line} has no control; record 8 was expected before here.`,
    )
}

function endFile({ number: line, column, text }: Line, state: State): void {
  if (state.ended) return
  const end = { line, column: column + text.length, record: 'file' }
  closeBatch({ place: () => end }, state)
  tellBox({ place: () => end }, state)
  if (state.has('file-control'))
    state.reading.fault(
      end,
      'LOCKBOX_TRAILER_MISSING',
      'The file ends without its control; record 9 was expected.',
    )
}
