/** An entry to be written; what is left out is an ordinary debit of $25.00. */
export type AchEntry = {
  readonly tranCode?: string
  /** Eight digits and the check digit. */
  readonly routing?: string
  readonly account?: string
  readonly cents?: number
  readonly id?: string
  readonly name?: string
  readonly discretionary?: string
  readonly trace?: string
  /** Whole addenda records from position 2 on. */
  readonly addenda?: readonly string[]
}

export type AchBatch = {
  readonly serviceClass?: string
  readonly sec?: string
  readonly description?: string
  readonly odfi?: string
  readonly entries?: readonly AchEntry[]
}

const left = (text: string, length: number): string => text.padEnd(length).slice(0, length)
const right = (amount: number | string, length: number): string => String(amount).padStart(length, '0')

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const isDebit = ({ tranCode = '27' }: AchEntry): boolean => tranCode[1]! >= '6'
const centsOf = ({ cents = 2500 }: AchEntry): number => cents
const rdfiOf = ({ routing = '121042882' }: AchEntry): string => routing.slice(0, 8)

/** Writes an ACH file, right in every count and sum, as lines of 94 characters. Tests break it afterwards. */
export function achLines(batches: readonly AchBatch[] = [{}]): string[] {
  const written = batches.map((batch, index) => batchLines(batch, index + 1))
  const records = written.flatMap(({ lines }) => lines)
  const blocks = Math.ceil((records.length + 2) / 10)
  const entries = batches.flatMap(({ entries: some = [{}] }) => some)
  const control = [
    '9',
    right(batches.length, 6),
    right(blocks, 6),
    right(total(written.map(({ count }) => count)), 8),
    right(total(entries.map((entry) => Number(rdfiOf(entry)))) % 1e10, 10),
    right(total(entries.filter(isDebit).map(centsOf)), 12),
    right(total(entries.filter((entry) => !isDebit(entry)).map(centsOf)), 12),
  ].join('')
  const header = `101 121042882 2313801042611230915A094101${left('OUR BANK', 23)}${left('CITY', 23)}${left('', 8)}`
  const lines = [header, ...records, left(control, 94)]
  return [...lines, ...Array.from({ length: blocks * 10 - lines.length }, () => '9'.repeat(94))]
}

function batchLines(batch: AchBatch, number: number): { lines: string[]; count: number } {
  const { serviceClass = '200', sec = 'PPD', description = 'SANITATION', odfi = '23138010' } = batch
  const { entries = [{}] } = batch
  const lines = entries.flatMap((entry, index) => entryLines(entry, { odfi, sec, index }))
  const company = '1956000001'
  const sums = [
    right(lines.length, 6),
    right(total(entries.map((entry) => Number(rdfiOf(entry)))) % 1e10, 10),
    right(total(entries.filter(isDebit).map(centsOf)), 12),
    right(total(entries.filter((entry) => !isDebit(entry)).map(centsOf)), 12),
  ].join('')
  const header = `5${serviceClass}${left('CITY OF MARLOW', 16)}${left('', 20)}${company}${sec}${left(description, 10)}${left('', 6)}261124   1${odfi}${right(number, 7)}`
  const control = `8${serviceClass}${sums}${company}${left('', 25)}${odfi}${right(number, 7)}`
  return { lines: [header, ...lines, control], count: lines.length }
}

function entryLines(
  entry: AchEntry,
  { odfi, sec, index }: { odfi: string; sec: string; index: number },
): string[] {
  const { tranCode = '27', routing = '121042882', account = '4711', name = 'ANA RUIZ' } = entry
  const { id = '100-00001-5', discretionary = '', addenda = [] } = entry
  const trace = entry.trace ?? `${odfi}${right(index + 1, 7)}`
  const who = sec === 'CIE' ? left(name, 15) + left(id, 22) : left(id, 15) + left(name, 22)
  const line = `6${tranCode}${routing}${left(account, 17)}${right(centsOf(entry), 10)}${who}${left(discretionary, 2)}${addenda.length > 0 ? 1 : 0}${left(trace, 15)}`
  return [line, ...addenda.map((text) => left(`7${text}`, 94))]
}

/** Addenda 05 of the entry with this trace. */
export const textAddenda = (text: string, trace: string, sequence = 1): string =>
  `05${left(text, 80)}${right(sequence, 4)}${trace.slice(-7)}`

/** Addenda 99: a return of what had the original trace. */
export const returnAddenda = (code: string, original: string, { trace = '', died = '' } = {}): string =>
  `99${code}${left(original, 15)}${left(died, 6)}23138010${left('', 44)}${left(trace, 15)}`

/** Addenda 98: a notification of change. */
export const changeAddenda = (code: string, data: string, original: string, trace: string): string =>
  `98${code}${left(original, 15)}${left('', 6)}12104288${left(data, 29)}${left('', 15)}${left(trace, 15)}`

/** Puts other text in a line at a column, both counted from 1. */
export const patched = (lines: readonly string[], line: number, column: number, text: string): string[] =>
  lines.map((one, index) =>
    index === line - 1 ? one.slice(0, column - 1) + text + one.slice(column - 1 + text.length) : one,
  )

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
