import type { BankFile } from './bank-file.ts'
import { checkFileControl, checkPadding } from './check-nacha-file.ts'
import { type CutRecord, cutNachaRecords } from './cut-nacha-records.ts'
import type { NachaBatch, NachaContent, NachaHeader } from './nacha-file.ts'
import { dayOf, type NachaRecord, readNachaRecord } from './nacha-record.ts'
import { openBatch, type OpenBatch } from './read-nacha-batch.ts'
import { readLines } from './read-lines.ts'
import { beginReading, quoted, type Reading } from './reading.ts'
import type { Mode } from './reason.ts'
import { isRoutingNumber } from './routing-number.ts'

/** What is known of the file on the way through it. */
type State = {
  readonly reading: Reading
  header: NachaHeader | null
  batch: OpenBatch | null
  readonly batches: NachaBatch[]
  readonly hashes: number[]
  lastNumber: number
  entries: number
  control: NachaRecord | null
  /** Records that count for blocks, and the nines among them. */
  counted: number
  nines: number
}

/**
 * Reads an ACH file of records of 94 characters, from any bytes. All fields, the order of records, what every entry has to
 * hold, and every count, sum and hash of the controls are checked. Facts: Nacha, ACH File Formatting; moov-io/ach.
 */
export function readNacha(bytes: Uint8Array, mode: Mode): BankFile<NachaContent> {
  const reading = beginReading(mode)
  const lines = readLines(bytes, reading, 'NACHA_NOT_ASCII')
  const state: State = {
    reading,
    header: null,
    batch: null,
    batches: [],
    hashes: [],
    lastNumber: -1,
    entries: 0,
    control: null,
    counted: 0,
    nines: 0,
  }
  const cut = cutNachaRecords(lines, reading)
  for (const record of cut) take(record, state)
  endFile(state, cut)
  const { header, batches } = state
  return reading.end({ bytes: bytes.length, lines: lines.length }, { header, batches })
}

function take(cut: CutRecord, state: State): void {
  const { reading } = state
  const place = { line: cut.line, column: cut.column, record: 'record' }
  if (/^9{94}$/.test(cut.text)) return takeNines(cut, state)
  if (state.control)
    reading.fault(
      place,
      'NACHA_AFTER_END',
      `${quoted(cut.text)} stands behind the file control; records of nines or the end of the file were expected.`,
    )
  switch (cut.text.charAt(0)) {
    case '1':
      takeHeader(cut, state)
      break
    case '5':
      closeBatch(state)
      state.batch = openBatch(readNachaRecord(cut, 'batch-header', reading), reading)
      break
    case '6':
    case '7':
    case '8':
      takeInBatch(cut, cut.text.charAt(0) as '6' | '7' | '8', state)
      break
    case '9':
      closeBatch(state)
      state.control = readNachaRecord(cut, 'file-control', reading)
      break
    default:
      reading.records.push({ ...spanOf(cut), kind: 'unknown' })
      reading.fault(
        place,
        'NACHA_UNKNOWN_RECORD',
        `The record begins with ${quoted(cut.text.slice(0, 1))}; 1, 5, 6, 7, 8 or 9 was expected.`,
      )
      return
  }
  state.counted++
}

function takeNines(cut: CutRecord, state: State): void {
  state.counted++
  state.nines++
  state.reading.records.push({ ...spanOf(cut), kind: 'padding' })
  if (state.control) return
  state.reading.fault(
    { line: cut.line, column: cut.column, record: 'padding' },
    'NACHA_ORDER',
    'A record of nines stands before the file control; it fills the last block, behind it.',
  )
}

const spanOf = ({ line, column, length }: CutRecord) => ({ line, column, length })

function takeHeader(cut: CutRecord, state: State): void {
  const { reading } = state
  const record = readNachaRecord(cut, 'file-header', reading)
  if (state.counted > 0)
    reading.fault(
      record.place(),
      'NACHA_ORDER',
      'A file header stands here; it is the first record of a file.',
    )
  if (state.header) return
  const destination = record.trimmed('destination')
  if (!isRoutingNumber(destination))
    reading.fault(
      record.place('destination'),
      'NACHA_HEADER_ROUTING',
      `The destination is ${quoted(destination)}; a routing number of nine digits was expected.`,
    )
  state.header = {
    destination,
    origin: record.trimmed('origin'),
    createdOn: dayOf(record.text('createdOn')),
    createdAt: record.trimmed('createdAt'),
    idModifier: record.text('idModifier'),
  }
}

function takeInBatch(cut: CutRecord, type: '6' | '7' | '8', { reading, ...state }: State): void {
  const { batch } = state
  if (batch) {
    if (type === '6') batch.entry(cut)
    else if (type === '7') batch.addenda(cut)
    else batch.control(cut)
    return
  }
  reading.records.push({ ...spanOf(cut), kind: 'unknown' })
  reading.fault(
    { line: cut.line, column: cut.column, record: 'record' },
    'NACHA_ORDER',
    `A record ${type} stands outside of a batch; a batch header (5) was expected before it.`,
  )
}

function closeBatch(state: State): void {
  if (!state.batch) return
  const { batch, hash, entries, place } = state.batch.close()
  state.batch = null
  if (batch.number <= state.lastNumber)
    state.reading.fault(
      place,
      'NACHA_BATCH_ORDER',
      `Batch ${batch.number} follows batch ${state.lastNumber}; a larger number was expected.`,
    )
  state.lastNumber = batch.number
  state.batches.push(batch)
  state.hashes.push(hash)
  state.entries += entries
}

function endFile(state: State, cut: readonly CutRecord[]): void {
  closeBatch(state)
  const { reading, header, control, batches, hashes, entries, counted, nines } = state
  if (cut.length === 0) return
  const first = { line: cut[0]!.line, column: cut[0]!.column, record: 'file' }
  const last = { line: cut.at(-1)!.line, column: cut.at(-1)!.column, record: 'file' }
  if (!header) reading.fault(first, 'NACHA_HEADER_MISSING', 'The file begins without a file header (1).')
  if (!control)
    return reading.fault(last, 'NACHA_FILE_CONTROL_MISSING', 'The file ends without a file control (9).')
  checkFileControl(control, { batches, hashes, entries, counted }, reading)
  checkPadding(last, { counted, nines }, reading)
}
