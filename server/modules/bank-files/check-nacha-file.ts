import type { Place } from './bank-file.ts'
import type { NachaBatch } from './nacha-file.ts'
import type { NachaRecord } from './nacha-record.ts'
import { numberOf, type Reading } from './reading.ts'

type Found = {
  readonly batches: readonly NachaBatch[]
  readonly hashes: readonly number[]
  readonly entries: number
  /** All records, those of nines as well. */
  readonly counted: number
}

/** Ten digits, what is beyond is cut off: so hashes are told. */
export const lowTen = (hash: number): number => hash % 10_000_000_000

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** Holds the file control against the batches: all batches as they were found, not as their controls tell. */
export function checkFileControl(
  control: NachaRecord,
  { batches, hashes, entries, counted }: Found,
  reading: Reading,
): void {
  const check = (
    field: string,
    code: Parameters<Reading['fault']>[1],
    { what, found, unit = 'number' }: { what: string; found: number; unit?: 'cents' | 'number' },
  ): void =>
    reading.compare({
      place: control.place(field),
      code,
      what,
      unit,
      found,
      told: numberOf(control.text(field)),
    })
  check('batches', 'NACHA_BATCH_COUNT', { what: 'Batches of the file', found: batches.length })
  check('blocks', 'NACHA_BLOCK_COUNT', { what: 'Blocks of the file', found: Math.ceil(counted / 10) })
  check('entries', 'NACHA_ENTRY_COUNT', { what: 'Entries and addenda of the file', found: entries })
  check('hash', 'NACHA_HASH', { what: 'Hash of the file', found: lowTen(total(hashes)) })
  const debits = total(batches.map(({ debitCents }) => debitCents))
  check('debits', 'NACHA_DEBITS', { what: 'Debits of the file', found: debits, unit: 'cents' })
  const credits = total(batches.map(({ creditCents }) => creditCents))
  check('credits', 'NACHA_CREDITS', { what: 'Credits of the file', found: credits, unit: 'cents' })
}

/** The last block is filled with records of nines: fewer than ten, and up to the tenth record. Never demanded of a bank. */
export function checkPadding(
  last: Place,
  { counted, nines }: { readonly counted: number; readonly nines: number },
  reading: Reading,
): void {
  const needed = (10 - ((counted - nines) % 10)) % 10
  if (nines !== needed)
    reading.fault(
      last,
      'NACHA_PADDING',
      `The file ends with ${nines} records of nines; ${needed} were expected to fill the last block of ten.`,
    )
}
