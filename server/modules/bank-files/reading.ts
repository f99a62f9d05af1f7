import { dollars } from '#kernel/money'
import type { BankFault, BankFile, BankRecord, ControlTotal, Place } from './bank-file.ts'
import type { Mode } from './reason.ts'
import { type ReasonCode, severityOf } from './reasons.ts'

/** What a reader gathers on its way through one file. Nothing of it is thrown: whatever is wrong is a fault in the list. */
export type Reading = {
  readonly mode: Mode
  readonly records: BankRecord[]
  readonly fault: (place: Place, code: ReasonCode, sentence: string) => void
  readonly compare: (told: Told) => void
  /** Closes the reading: faults in the order of the file, and the verdict they come to. */
  readonly end: <Content>(
    size: { readonly bytes: number; readonly lines: number },
    content: Content,
  ) => BankFile<Content>
}

/** One number of a control record, to be held against what was found. */
type Told = {
  readonly place: Place | null
  readonly code: ReasonCode
  /** As a sentence begins: `Debits of batch 1`. */
  readonly what: string
  readonly unit: ControlTotal['unit']
  readonly found: number
  readonly told: number | null
}

/** Begins to read one file. */
export function beginReading(mode: Mode): Reading {
  const faults: BankFault[] = []
  const totals: ControlTotal[] = []
  const records: BankRecord[] = []
  const fault: Reading['fault'] = ({ line, column, record }, code, sentence) => {
    // What a file holds must not steer a terminal: whatever does not print is a dot.
    const printed = sentence.replaceAll(/[^\x20-\x7e“”…−·]/g, '·')
    faults.push({ line, column, record, code, sentence: printed, severity: severityOf(code, mode) })
  }
  return {
    mode,
    records,
    fault,
    compare: ({ place, code, what, unit, found, told }) => {
      totals.push({ what, line: place?.line ?? null, unit, found, told })
      if (place === null || told === null || told === found) return
      const inWords = (amount: number): string => (unit === 'cents' ? dollars(amount) : String(amount))
      fault(place, code, `${what}: the record tells ${inWords(told)}, and ${inWords(found)} was found.`)
    },
    end: (size, content) => {
      const inOrder = faults.toSorted((a, b) => a.line - b.line || a.column - b.column)
      const refused = faults.some(({ severity }) => severity === 'refuse')
      const verdict = refused ? 'refused' : faults.length > 0 ? 'usable' : 'good'
      return { verdict, ...size, records, faults: inOrder, totals, content }
    },
  }
}

/** A piece of a file for a sentence, cut short. */
export const quoted = (text: string): string => `“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”`

/** Digits as a number: null for anything else, and for more than 15 digits, which no amount of money has. */
export function numberOf(text: string): number | null {
  if (!/^\d+$/.test(text)) return null
  const digits = text.replace(/^0+/, '')
  return digits.length > 15 ? null : Number(digits)
}
