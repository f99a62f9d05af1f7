/** What a transaction code says: whose side, what for. Amounts count on the side also where an entry comes back. */
export type TranCode = {
  readonly side: 'credit' | 'debit'
  readonly use: 'live' | 'prenote' | 'zero-dollar' | 'return'
  readonly account: 'checking' | 'savings'
}

const uses: Readonly<Record<string, Pick<TranCode, 'side' | 'use'>>> = {
  1: { side: 'credit', use: 'return' },
  2: { side: 'credit', use: 'live' },
  3: { side: 'credit', use: 'prenote' },
  4: { side: 'credit', use: 'zero-dollar' },
  6: { side: 'debit', use: 'return' },
  7: { side: 'debit', use: 'live' },
  8: { side: 'debit', use: 'prenote' },
  9: { side: 'debit', use: 'zero-dollar' },
}

/** Reads a transaction code: 2x is a checking account, 3x a savings account (moov-io/ach, validators.go). */
export function tranCodeOf(code: string): TranCode | null {
  const use = uses[code[1] ?? '']
  if (!use || !/^[23]\d$/.test(code)) return null
  return { ...use, account: code[0] === '2' ? 'checking' : 'savings' }
}

/** Which side a service class allows: 200 both (moov-io/ach, docs/file-structure.md). Null for any other class. */
export function sidesOf(serviceClass: string): readonly TranCode['side'][] | null {
  switch (serviceClass) {
    case '200':
      return ['credit', 'debit']
    case '220':
      return ['credit']
    case '225':
      return ['debit']
    default:
      return null
  }
}

/** Entry classes a city and its bank exchange, with how many addenda of type 05 an entry has at most (moov-io/ach, batch*.go). */
const read: Readonly<Record<string, number>> = { PPD: 1, WEB: 1, TEL: 0, CCD: 1, CIE: 1, COR: 0 }

/** Other entry classes there are (moov-io/ach, docs/sec-codes-table.md): of these only counts and sums are held to what is told. */
const known = 'ACK ARC ATX BOC CTX DNE ENR IAT MTE POP POS RCK SHR TRC TRX XCK'.split(' ')

/** How much of an entry class is read, and how many addenda its entries have at most; null when there is no such class. */
export function entryClass(sec: string): { readonly whole: boolean; readonly addenda: number } | null {
  const addenda = Object.hasOwn(read, sec) ? read[sec] : undefined
  if (addenda !== undefined) return { whole: true, addenda }
  return known.includes(sec) ? { whole: false, addenda: 9999 } : null
}
