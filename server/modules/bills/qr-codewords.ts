import assert from 'node:assert/strict'

/** Level M by version, from 1: data bytes of each block, and correction bytes of each. ISO/IEC 18004, table 9. */
const versions = [
  { blocks: [16], correction: 10 },
  { blocks: [28], correction: 16 },
  { blocks: [44], correction: 26 },
  { blocks: [32, 32], correction: 18 },
  { blocks: [43, 43], correction: 24 },
  { blocks: [27, 27, 27, 27], correction: 16 },
]

/** The bytes of a QR code as they are drawn: data with its head and padding, correction bytes after it, blocks interleaved. */
export function codewords(text: string): { version: number; bytes: Uint8Array } {
  const message = new TextEncoder().encode(text)
  // Four bits say that bytes follow, eight how many.
  const index = versions.findIndex(({ blocks }) => message.length + 2 <= sumOf(blocks))
  assert(index >= 0, `a QR code of a bill holds at most 106 bytes, not ${message.length}`)
  const { blocks, correction } = versions[index]!
  const data = padded(message, sumOf(blocks))
  let from = 0
  const parts = blocks.map((length) => data.subarray(from, (from += length)))
  const corrections = parts.map((part) => correctionOf(part, correction))
  return { version: index + 1, bytes: Uint8Array.from([...interleaved(parts), ...interleaved(corrections)]) }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

function padded(message: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  bytes[0] = 0x40 | (message.length >> 4)
  bytes[1] = (message.length << 4) & 0xff
  for (const [index, byte] of message.entries()) {
    bytes[index + 1]! |= byte >> 4
    bytes[index + 2] = (byte << 4) & 0xff
  }
  for (let index = message.length + 2; index < length; index++)
    bytes[index] = (index - message.length) % 2 === 0 ? 0xec : 0x11
  return bytes
}

const interleaved = (parts: readonly Uint8Array[]): number[] =>
  Array.from(parts[0]!, (_, index) => parts.map((part) => part[index]!)).flat()

const powers = new Uint8Array(512)
const logs = new Uint8Array(256)
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = powers[exponent + 255] = value
  logs[value] = exponent
  value = (value << 1) ^ (value >> 7 ? 0x11d : 0)
}
const product = (a: number, b: number): number => (a && b ? powers[logs[a]! + logs[b]!]! : 0)

/** Reed-Solomon over GF(256) with x^8 + x^4 + x^3 + x^2 + 1. */
function correctionOf(data: Uint8Array, length: number): Uint8Array {
  const generator = generatorOf(length)
  const rest = new Uint8Array(length)
  for (const byte of data) {
    const factor = byte ^ rest[0]!
    rest.copyWithin(0, 1)
    rest[length - 1] = 0
    for (let index = 0; index < length; index++) rest[index]! ^= product(generator[index]!, factor)
  }
  return rest
}

const generators = new Map<number, Uint8Array>()

/** The product of (x - 2^0) to (x - 2^(length-1)), highest power first, without its leading 1. */
function generatorOf(length: number): Uint8Array {
  const known = generators.get(length)
  if (known) return known
  const made = new Uint8Array(length)
  made[length - 1] = 1
  for (let root = 0; root < length; root++)
    for (let index = 0; index < length; index++)
      made[index] = product(made[index]!, powers[root]!) ^ (made[index + 1] ?? 0)
  generators.set(length, made)
  return made
}
