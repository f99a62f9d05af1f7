import assert from 'node:assert/strict'
import { codewords } from './qr-codewords.ts'
import { type Grid, isTurned } from './qr-mask.ts'
import { packed, penaltyOf, type Planes, turnedOver } from './qr-penalty.ts'

/** The dark modules of a QR code, row by row: 1 is dark. */
export type QrCode = { readonly size: number; readonly modules: Uint8Array }

/**
 * The QR code (ISO/IEC 18004, byte mode, correction level M) of a short text such as a web address: the smallest of versions 1
 * to 6 that holds it, at most 106 bytes. It is drawn here, and not by the barcode library, because that takes several
 * milliseconds for one, and a print file has thousands of them; a test compares the two.
 */
export function qrCode(text: string): QrCode {
  const { version, bytes } = codewords(text)
  const { size, modules: blank, path, masks } = formOf(version)
  assert(path.length >= bytes.length * 8, 'the code has room for its data')
  const modules = blank.slice()
  for (let bit = 0; bit < path.length; bit++)
    modules[path[bit]!] = ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
  const planes = packed(size, modules)
  const penalties = masks.map((mask) => penaltyOf(turnedOver(planes, mask.planes)))
  const { turned } = masks[penalties.indexOf(Math.min(...penalties))]!
  for (let at = 0; at < modules.length; at++) modules[at]! ^= turned[at]!
  return { size, modules }
}

/** What is the same in every code of a version: its patterns, where its bits go, and the modules each mask turns over. */
type Form = {
  readonly size: number
  readonly modules: Uint8Array
  readonly path: Uint16Array
  readonly masks: readonly { readonly turned: Uint8Array; readonly planes: Planes }[]
}
const forms = new Map<number, Form>()

function formOf(version: number): Form {
  const known = forms.get(version)
  if (known) return known
  const grid = emptyGrid(version)
  const masks = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => {
    const masked = withMask(grid, mask)
    const turned = masked.map((module, at) => module ^ grid.modules[at]!)
    return { turned, planes: packed(grid.size, turned) }
  })
  const form = { size: grid.size, modules: grid.modules, path: pathOf(grid), masks }
  forms.set(version, form)
  return form
}

/** The patterns every code of a version has. `fixed` modules carry no data and are never masked. */
function emptyGrid(version: number): Grid {
  const size = 17 + 4 * version
  const grid = { size, modules: new Uint8Array(size * size), fixed: new Uint8Array(size * size) }
  for (let i = 0; i < size; i++) {
    set(grid, i, 6, i % 2 === 0)
    set(grid, 6, i, i % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawRings(grid, { x, y, reach: 4, light: [2, 4] })
  if (version > 1) drawRings(grid, { x: size - 7, y: size - 7, reach: 2, light: [1] })
  drawFormat(grid, 0)
  return grid
}

function set({ size, modules, fixed }: Grid, x: number, y: number, dark: boolean): void {
  modules[y * size + x] = dark ? 1 : 0
  fixed[y * size + x] = 1
}

type Rings = { readonly x: number; readonly y: number; readonly reach: number; readonly light: number[] }

/** Squares about a centre, dark but for the named distances: finder and alignment patterns. */
function drawRings(grid: Grid, { x, y, reach, light }: Rings): void {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const [at, down] = [x + dx, y + dy]
      if (at < 0 || down < 0 || at >= grid.size || down >= grid.size) continue
      set(grid, at, down, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
    }
}

/** Level and mask, with their own correction bits, twice. Level M is 00. */
function drawFormat(grid: Grid, mask: number): void {
  let rest = mask
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  const bits = ((mask << 10) | rest) ^ 0x5412
  const { size } = grid
  for (let i = 0; i < 15; i++) {
    const dark = ((bits >> i) & 1) === 1
    const [x, y] = i < 6 ? [8, i] : i < 8 ? [8, i + 1] : i === 8 ? [7, 8] : [14 - i, 8]
    set(grid, x, y, dark)
    if (i < 8) set(grid, size - 1 - i, 8, dark)
    else set(grid, 8, size - 15 + i, dark)
  }
  set(grid, 8, size - 8, true)
}

/** The places of data in their order: columns two wide, from the right, up and down in turn, past the timing column. */
function pathOf({ size, fixed }: Grid): Uint16Array {
  const path: number[] = []
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!fixed[y * size + x]) path.push(y * size + x)
    }
  }
  return Uint16Array.from(path)
}

function withMask({ size, modules, fixed }: Grid, mask: number): Uint8Array {
  const masked = { size, modules: modules.slice(), fixed }
  for (let at = 0; at < modules.length; at++)
    if (!fixed[at] && isTurned(mask, at % size, Math.trunc(at / size))) masked.modules[at]! ^= 1
  drawFormat(masked, mask)
  return masked.modules
}
