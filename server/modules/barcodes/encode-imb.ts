import { refuse } from '#kernel/refusal'
import { frameCheck } from './frame-check.ts'
import { type Imb, imbFault } from './imb-faults.ts'
import { barOrigins, characters } from './imb-tables.ts'

/** How many routings are shorter than one of so many digits: they are counted first (USPS-B-3200, step 1). */
export const routingsBefore: Readonly<Record<number, bigint>> = {
  0: 0n,
  5: 1n,
  9: 100_001n,
  11: 1_000_100_001n,
}

/**
 * The 65 bars of an Intelligent Mail barcode as letters from the left: T tracker, A ascender, D descender, F full (USPS-B-3200). Refuses
 * digits that make no legal barcode.
 */
export function encodeImb(imb: Imb): string {
  const fault = imbFault(imb)
  if (fault) refuse('BARCODE_NOT_LEGAL', { ...fault })
  const value = valueOf(imb)
  return barsOf(charactersOf(value, frameCheck(value)))
}

/** Tracking and routing as one number of 102 bits. */
function valueOf({ tracking, routing }: Imb): bigint {
  const routed = routing === '' ? 0n : BigInt(routing) + routingsBefore[routing.length]!
  // The second digit of the tracking has five values, every other ten.
  const start = (routed * 10n + BigInt(tracking[0]!)) * 5n + BigInt(tracking[1]!)
  return start * 1_000_000_000_000_000_000n + BigInt(tracking.slice(2))
}

/** The ten characters of 13 bits, A to J. */
function charactersOf(value: bigint, check: number): number[] {
  const codewords = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  // Doubled, so that the last codeword also tells which way round the barcode lies.
  codewords[9] = Number(value % 636n) * 2
  let rest = value / 636n
  // Four codewords fit a number that needs no big arithmetic.
  for (const last of [8, 4]) {
    let four = Number(rest % 3_471_607_400_625n)
    rest /= 3_471_607_400_625n
    for (let index = last; index > last - 4; index--) {
      codewords[index] = four % 1365
      four = Math.floor(four / 1365)
    }
  }
  codewords[0] = Number(rest) + (check & 0x400 ? 659 : 0)
  return codewords.map((codeword, index) => {
    const character = characters[codeword]!
    return check & (1 << index) ? character ^ 0x1fff : character
  })
}

function barsOf(chosen: readonly number[]): string {
  let bars = ''
  for (const { descender, ascender } of barOrigins) {
    const down = (chosen[descender.character]! >> descender.bit) & 1
    const up = (chosen[ascender.character]! >> ascender.bit) & 1
    bars += 'TADF'[down * 2 + up]
  }
  return bars
}
