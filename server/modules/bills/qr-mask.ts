/** A QR code while it is drawn; `fixed` modules carry no data. */
export type Grid = { readonly size: number; readonly modules: Uint8Array; readonly fixed: Uint8Array }

const masks = new Map<number, Uint8Array>()

/** The modules that a mask turns over in a code of a size: 1 is turned. Worked out once. */
export function maskOf(size: number, mask: number): Uint8Array {
  const known = masks.get(size * 8 + mask)
  if (known) return known
  const turned = Uint8Array.from({ length: size * size }, (_, at) =>
    Number(isLight(mask, at % size, Math.trunc(at / size))),
  )
  masks.set(size * 8 + mask, turned)
  return turned
}

/** Whether a mask turns the module at a place over. ISO/IEC 18004, table 10. */
function isLight(mask: number, x: number, y: number): boolean {
  if (mask === 0) return (x + y) % 2 === 0
  if (mask === 1) return y % 2 === 0
  if (mask === 2) return x % 3 === 0
  if (mask === 3) return (x + y) % 3 === 0
  if (mask === 4) return (Math.trunc(x / 3) + Math.trunc(y / 2)) % 2 === 0
  if (mask === 5) return ((x * y) % 2) + ((x * y) % 3) === 0
  if (mask === 6) return (((x * y) % 2) + ((x * y) % 3)) % 2 === 0
  return (((x + y) % 2) + ((x * y) % 3)) % 2 === 0
}

/** How hard a code is to read: runs, blocks, patterns that look like a finder, and too much of one colour. */
export function penaltyOf({ size, modules }: Grid): number {
  let penalty = 0
  for (let line = 0; line < size; line++)
    penalty += penaltyOfLine(modules, line * size, 1, size) + penaltyOfLine(modules, line, size, size)
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const at = y * size + x
      const four = modules[at]! + modules[at - 1]! + modules[at - size]! + modules[at - size - 1]!
      if (four === 0 || four === 4) penalty += 3
    }
  let dark = 0
  for (const module of modules) dark += module
  return penalty + 10 * Math.floor(Math.abs((dark * 20) / modules.length - 10))
}

/** 1011101 with four light modules before or after it. */
const finderBefore = 0b10111010000
const finderAfter = 0b00001011101

function penaltyOfLine(modules: Uint8Array, from: number, step: number, size: number): number {
  let penalty = 0
  let run = 0
  let last = -1
  let window = 0
  for (let index = 0; index < size; index++) {
    const module = modules[from + index * step]!
    run = module === last ? run + 1 : 1
    last = module
    if (run === 5) penalty += 3
    else if (run > 5) penalty += 1
    window = ((window << 1) | module) & 0x7ff
    if (index >= 10 && (window === finderBefore || window === finderAfter)) penalty += 40
  }
  return penalty
}
