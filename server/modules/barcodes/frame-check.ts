/** The generator polynomial of the frame check sequence (USPS-B-3200, step 3). */
const polynomial = 0x0f35

/** What the sequence becomes by `bits` more bits, which stand at its top. */
function divided(start: number, bits: number): number {
  let sequence = start
  for (let bit = 0; bit < bits; bit++)
    sequence = (sequence & 0x400 ? (sequence << 1) ^ polynomial : sequence << 1) & 0x7ff
  return sequence
}

const afterByte: readonly number[] = Array.from({ length: 256 }, (_, byte) => divided(byte << 3, 8))

/** The 11 bits that tell whether a barcode was read right: a cyclic redundancy check over its 102 bits, the highest first. */
export function frameCheck(value: bigint): number {
  // 102 bits are six, and twelve bytes.
  let sequence = divided(0x7ff ^ (Number(value >> 96n) << 5), 6)
  for (let from = 64n; from >= 0n; from -= 32n) {
    const word = Number((value >> from) & 0xffffffffn)
    for (let shift = 24; shift >= 0; shift -= 8)
      sequence = ((sequence << 8) & 0x7ff) ^ afterByte[(sequence >> 3) ^ ((word >>> shift) & 0xff)]!
  }
  return sequence
}
