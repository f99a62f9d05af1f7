import { refuse } from '#kernel/refusal'
import { routingsBefore } from './encode-imb.ts'
import { frameCheck } from './frame-check.ts'
import type { Imb } from './imb-faults.ts'
import { barOrigins, characters } from './imb-tables.ts'

const codewordOf = new Map(characters.map((character, codeword) => [character, codeword]))

/**
 * Reads the 65 letters of a barcode back to its digits. Refuses what is no barcode, or was read wrong: the frame check sequence tells
 * (USPS-B-3200).
 */
export function decodeImb(bars: string): Imb {
  if (bars.length !== 65) unread(`A barcode has 65 bars; these are ${bars.length}.`)
  const strange = bars.search(/[^TADF]/)
  if (strange !== -1)
    unread(
      `Write the letters T, A, D and F only; “${bars[strange]}” at place ${strange + 1} is none of them.`,
    )
  const { codewords, check } = codewordsOf(bars)
  const value = valueOf(codewords)
  if (value === null || frameCheck(value) !== check)
    unread('The bars do not pass their frame check: at least one was read or written wrong.')
  return digitsOf(value)
}

function unread(instead: string): never {
  refuse('BARCODE_NOT_READ', { instead })
}

/** The codewords A to J, and the frame check sequence that is hidden in how they are written. */
function codewordsOf(bars: string): { codewords: number[]; check: number } {
  const written = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  barOrigins.forEach(({ descender, ascender }, index) => {
    const bar = 'TADF'.indexOf(bars[index]!)
    if (bar & 2) written[descender.character]! |= 1 << descender.bit
    if (bar & 1) written[ascender.character]! |= 1 << ascender.bit
  })
  let check = 0
  const codewords = written.map((character, index) => {
    const plain = codewordOf.get(character)
    if (plain !== undefined) return plain
    check |= 1 << index
    return (
      codewordOf.get(character ^ 0x1fff) ??
      unread('The bars stand for no barcode: at least one was read or written wrong.')
    )
  })
  if (codewords[0]! >= 659) {
    codewords[0]! -= 659
    check |= 0x400
  }
  return { codewords, check }
}

/** The number of 102 bits, or null where no barcode has these codewords. */
function valueOf(codewords: readonly number[]): bigint | null {
  const last = codewords[9]!
  if (codewords[0]! >= 659 || last % 2 === 1 || last >= 1272) return null
  const value = codewords.slice(1, 9).reduce((sum, one) => sum * 1365n + BigInt(one), BigInt(codewords[0]!))
  const whole = value * 636n + BigInt(last / 2)
  return whole < 1n << 102n ? whole : null
}

function digitsOf(value: bigint): Imb {
  const tail = String(value % 1_000_000_000_000_000_000n).padStart(18, '0')
  let rest = value / 1_000_000_000_000_000_000n
  const second = rest % 5n
  rest /= 5n
  return { tracking: `${rest % 10n}${second}${tail}`, routing: routingOf(rest / 10n) }
}

function routingOf(counted: bigint): string {
  if (counted === 0n) return ''
  const length = [11, 9, 5].find((digits) => counted >= routingsBefore[digits]!)!
  const routing = String(counted - routingsBefore[length]!).padStart(length, '0')
  return routing.length > length ? unread('The bars stand for a routing of more than 11 digits.') : routing
}
