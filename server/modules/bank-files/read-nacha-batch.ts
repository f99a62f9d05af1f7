import type { Place } from './bank-file.ts'
import { checkBatchControl, checkBatchHeader } from './check-nacha-batch.ts'
import { lowTen } from './check-nacha-file.ts'
import type { CutRecord } from './cut-nacha-records.ts'
import type { NachaBatch, NachaEntry } from './nacha-file.ts'
import { dayOf, type NachaRecord, readNachaRecord } from './nacha-record.ts'
import { type AddendaKind, makeEntry } from './read-nacha-entry.ts'
import type { Reading } from './reading.ts'

/** A batch that is being read, record by record. */
export type OpenBatch = {
  readonly entry: (cut: CutRecord) => void
  readonly addenda: (cut: CutRecord) => void
  readonly control: (cut: CutRecord) => void
  readonly close: () => Closed
}
type Closed = {
  readonly batch: NachaBatch
  readonly hash: number
  readonly entries: number
  readonly place: Place
}

/** Begins a batch at its header. */
export function openBatch(header: NachaRecord, reading: Reading): OpenBatch {
  checkBatchHeader(header, reading)
  const sec = header.text('sec')
  const entries: NachaEntry[] = []
  const found = { records: 0, hash: 0, debits: 0, credits: 0 }
  let open: { record: NachaRecord; addenda: NachaRecord[] } | null = null
  let control: NachaRecord | null = null

  const closeEntry = (): void => {
    if (!open) return
    const entry = makeEntry({ header, previous: entries.at(-1) ?? null, ...open }, reading)
    entries.push(entry)
    found.hash += open.record.number('rdfi')
    if (entry.side === 'debit') found.debits += entry.amountCents
    if (entry.side === 'credit') found.credits += entry.amountCents
    open = null
  }
  const tellAfterControl = (record: NachaRecord): void => {
    if (!control) return
    reading.fault(
      record.place(),
      'NACHA_ORDER',
      `${nameOf[record.kind] ?? 'A record'} stands behind the control of its batch; a batch header (5) or the file control (9) was expected.`,
    )
  }
  return {
    entry: (cut) => {
      closeEntry()
      open = { record: readNachaRecord(cut, sec === 'CIE' ? 'bill-payment' : 'entry', reading), addenda: [] }
      found.records++
      tellAfterControl(open.record)
    },
    addenda: (cut) => {
      const record = readNachaRecord(cut, addendaKind(cut.text.slice(1, 3)), reading)
      found.records++
      tellAfterControl(record)
      if (open) open.addenda.push(record)
      else if (!control)
        reading.fault(
          record.place(),
          'NACHA_ORDER',
          'An addenda stands before any entry; an entry (6) was expected.',
        )
    },
    control: (cut) => {
      closeEntry()
      const record = readNachaRecord(cut, 'batch-control', reading)
      tellAfterControl(record)
      control ??= record
    },
    close: () => {
      closeEntry()
      checkBatchControl({ header, control, found: { ...found, hash: lowTen(found.hash) } }, reading)
      const batch = batchOf(header, { entries, debitCents: found.debits, creditCents: found.credits })
      return { batch, hash: lowTen(found.hash), entries: found.records, place: header.place('batchNumber') }
    },
  }
}

const nameOf: Readonly<Record<string, string>> = {
  entry: 'An entry',
  'bill-payment': 'An entry',
  'batch-control': 'A second control',
}

function addendaKind(type: string): AddendaKind {
  switch (type) {
    case '05':
      return 'addenda'
    case '98':
      return 'change-addenda'
    case '99':
      return 'return-addenda'
    default:
      return 'other-addenda'
  }
}

const batchOf = (
  header: NachaRecord,
  sums: Pick<NachaBatch, 'entries' | 'debitCents' | 'creditCents'>,
): NachaBatch => ({
  line: header.place().line,
  number: header.number('batchNumber'),
  serviceClass: header.text('serviceClass'),
  sec: header.text('sec'),
  companyName: header.trimmed('companyName'),
  companyId: header.trimmed('companyId'),
  description: header.trimmed('description'),
  effectiveOn: dayOf(header.text('effectiveOn')),
  odfi: header.text('odfi'),
  ...sums,
})
