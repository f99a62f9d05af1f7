import { layNachaRecord } from './lay-nacha-record.ts'
import type {
  NachaBatchOrder,
  NachaEntryOrder,
  NachaFileOrder,
  NachaTotals,
  WrittenNacha,
} from './nacha-order.ts'

type Sums = Pick<NachaTotals, 'entries' | 'hash' | 'debitCents' | 'creditCents'>
type WrittenBatch = {
  readonly lines: readonly string[]
  readonly traces: readonly string[]
  readonly sums: Sums
}

const lineEnds = { lf: '\n', crlf: '\r\n', none: '' } as const

/**
 * Writes an ACH file: header, batches with their controls, file control, and records of nines up to a whole block of ten. Batches
 * without entries are left out. The caller has held the order to `checkNachaOrder`.
 * @throws RangeError when an amount or a count does not fit its field.
 */
export function writeNacha(order: NachaFileOrder): WrittenNacha {
  const { profile } = order
  let sequence = order.firstSequence
  const batches = order.batches
    .filter(({ entries }) => entries.length > 0)
    .map((batch, index) => {
      const written = writeBatch(order, batch, { number: index + 1, sequence })
      sequence += batch.entries.length
      return written
    })
  const records = batches.flatMap(({ lines }) => lines)
  const totals: NachaTotals = {
    ...sumOf(batches.map(({ sums }) => sums)),
    batches: batches.length,
    blocks: Math.ceil((records.length + 2) / 10),
  }
  const header = layNachaRecord('file-header', {
    // A bank’s number stands after a blank.
    destination: profile.destination.padStart(10),
    origin: profile.origin,
    createdOn: order.createdOn,
    createdAt: order.createdAt,
    idModifier: order.idModifier,
    destinationName: profile.destinationName,
    originName: profile.originName,
  })
  const control = layNachaRecord('file-control', {
    batches: totals.batches,
    blocks: totals.blocks,
    entries: totals.entries,
    hash: totals.hash,
    debits: totals.debitCents,
    credits: totals.creditCents,
  })
  const lines = [header, ...records, control]
  const padding = Array.from({ length: totals.blocks * 10 - lines.length }, () => '9'.repeat(94))
  const end = lineEnds[profile.lineEnd]
  const bytes = new TextEncoder().encode([...lines, ...padding].map((line) => line + end).join(''))
  return { bytes, totals, traces: batches.map(({ traces }) => traces) }
}

type Place = { readonly number: number; readonly sequence: number }

function writeBatch(
  { profile }: NachaFileOrder,
  batch: NachaBatchOrder,
  { number, sequence }: Place,
): WrittenBatch {
  const traces = batch.entries.map((_, index) => profile.odfi + String(sequence + index).padStart(7, '0'))
  const entries = batch.entries.flatMap((entry, index) => writeEntry(batch, entry, traces[index]!))
  const sums = { ...sumOf(batch.entries.map(sumsOfEntry)), entries: entries.length }
  const same = {
    serviceClass: serviceClassOf(batch),
    companyId: profile.companyId,
    odfi: profile.odfi,
    batchNumber: number,
  }
  const header = layNachaRecord('batch-header', {
    ...same,
    companyName: profile.companyName,
    sec: batch.sec,
    description: batch.description,
    descriptiveDate: batch.descriptiveDay,
    effectiveOn: batch.effectiveOn,
    originatorStatus: '1',
  })
  const control = layNachaRecord('batch-control', {
    ...same,
    entries: sums.entries,
    hash: sums.hash,
    debits: sums.debitCents,
    credits: sums.creditCents,
  })
  return { lines: [header, ...entries, control], traces, sums }
}

function writeEntry({ sec }: NachaBatchOrder, entry: NachaEntryOrder, trace: string): string[] {
  const line = layNachaRecord('entry', {
    tranCode: tranCodeFor(entry),
    rdfi: entry.routing.slice(0, 8),
    checkDigit: entry.routing.slice(8),
    account: entry.account,
    amount: entry.cents,
    customerNumber: entry.customerNumber,
    name: entry.name,
    discretionary: sec === 'WEB' || sec === 'TEL' ? (entry.paymentType ?? '') : '',
    addendaIndicator: entry.addenda === undefined ? 0 : 1,
    trace,
  })
  if (entry.addenda === undefined) return [line]
  const addenda = { text: entry.addenda, sequence: 1, entrySequence: trace.slice(-7) }
  return [line, layNachaRecord('addenda', addenda)]
}

/** 2x is a checking account, 3x a savings account; 2 and 3 credits, 7 and 8 debits, the second of each a prenote. */
function tranCodeFor({ accountKind, side, use }: NachaEntryOrder): string {
  const first = accountKind === 'checking' ? '2' : '3'
  if (side === 'credit') return first + (use === 'prenote' ? '3' : '2')
  return first + (use === 'prenote' ? '8' : '7')
}

/** 220 credits alone, 225 debits alone, 200 both. */
function serviceClassOf({ entries }: NachaBatchOrder): string {
  const debits = entries.some(({ side }) => side === 'debit')
  const credits = entries.some(({ side }) => side === 'credit')
  return debits && credits ? '200' : debits ? '225' : '220'
}

const sumsOfEntry = ({ routing, side, cents }: NachaEntryOrder): Sums => ({
  entries: 1,
  hash: Number(routing.slice(0, 8)),
  debitCents: side === 'debit' ? cents : 0,
  creditCents: side === 'credit' ? cents : 0,
})

/** Sums of sums; of the hash the ten digits to the right. */
function sumOf(parts: readonly Sums[]): Sums {
  const total = (of: keyof Sums): number => parts.reduce((sum, part) => sum + part[of], 0)
  return {
    entries: total('entries'),
    hash: total('hash') % 1e10,
    debitCents: total('debitCents'),
    creditCents: total('creditCents'),
  }
}
