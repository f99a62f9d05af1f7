/**
 * The modules of a code as bits, so that one operation looks at 32 lines at once. A word holds what stands at one place of its lines:
 * `down` has the first 32 rows, a word for each x; `across` the first 32 columns, a word for each y; `rest` has the rows after
 * those in its lower half and the columns in its upper.
 */
export type Planes = {
  readonly size: number
  readonly down: Int32Array
  readonly across: Int32Array
  readonly rest: Int32Array
}

const blank = (size: number): Planes => ({
  size,
  down: new Int32Array(size),
  across: new Int32Array(size),
  rest: new Int32Array(size),
})

/** Packs modules, row by row, of a code of at most 48 a side. */
export function packed(size: number, modules: Uint8Array): Planes {
  const planes = blank(size)
  const { down, across, rest } = planes
  for (let y = 0, at = 0; y < size; y++)
    for (let x = 0; x < size; x++, at++) {
      if (!modules[at]) continue
      if (y < 32) down[x]! |= 1 << y
      else rest[x]! |= 1 << (y - 32)
      if (x < 32) across[y]! |= 1 << x
      else rest[y]! |= 1 << (x - 16)
    }
  return planes
}

/** The code with the modules of a mask turned over. */
export function turnedOver(planes: Planes, mask: Planes): Planes {
  const { size, down, across, rest } = blank(planes.size)
  for (let i = 0; i < size; i++) {
    down[i] = planes.down[i]! ^ mask.down[i]!
    across[i] = planes.across[i]! ^ mask.across[i]!
    rest[i] = planes.rest[i]! ^ mask.rest[i]!
  }
  return { size, down, across, rest }
}

/** How hard a code is to read: runs, blocks, patterns that look like a finder, and too much of one colour. */
export function penaltyOf(planes: Planes): number {
  const { size, down, across, rest } = planes
  const [first, more] = [lowest(Math.min(size, 32)), lowest(Math.max(size - 32, 0))]
  let dark = 0
  for (let x = 0; x < size; x++) dark += ones(down[x]!) + ones(rest[x]! & 0xffff)
  return (
    alongLines(down, first) +
    alongLines(across, first) +
    (more ? alongLines(rest, more | (more << 16)) : 0) +
    blocks(planes) +
    10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10))
  )
}

/** The penalty of runs of five and more, and of finders, along all lines of a plane. `lines` are the bits that stand for one. */
function alongLines(plane: Int32Array, lines: number): number {
  let penalty = 0
  let same1 = 0
  let same2 = 0
  let same3 = 0
  let five = 0
  for (let i = 1; i < plane.length; i++) {
    const sameNow = same(plane[i]!, plane[i - 1]!) & lines
    const fiveNow = sameNow & same1 & same2 & same3
    // 3 for a run of five, and 1 for each module more.
    if (fiveNow) penalty += ones(fiveNow) + 2 * ones(fiveNow & ~five)
    if (i >= 10) {
      const finders = finderEndsAt(plane, i) & lines
      if (finders) penalty += 40 * ones(finders)
    }
    same3 = same2
    same2 = same1
    same1 = sameNow
    five = fiveNow
  }
  return penalty
}

/** The lines in which 1011101 ends at a place with four light modules before it, or ended four places earlier with them after it. */
function finderEndsAt(p: Int32Array, i: number): number {
  const middle = p[i - 6]! & ~p[i - 5]! & p[i - 4]!
  if (!middle) return 0
  const before =
    ~(p[i - 10]! | p[i - 9]! | p[i - 8]! | p[i - 7]!) & p[i - 3]! & p[i - 2]! & ~p[i - 1]! & p[i]!
  const after = p[i - 10]! & ~p[i - 9]! & p[i - 8]! & p[i - 7]! & ~(p[i - 3]! | p[i - 2]! | p[i - 1]! | p[i]!)
  return middle & (before | after)
}

/** 3 for each two by two modules of one colour. */
function blocks({ size, down, rest }: Planes): number {
  const [first, more] = [lowest(Math.min(size - 1, 32)), lowest(Math.max(size - 33, 0))]
  let count = 0
  for (let x = 1; x < size; x++) {
    const sameDown = same(down[x]!, down[x - 1]!)
    const sameRest = same(rest[x]!, rest[x - 1]!)
    // Each row against the one after it: the 32nd stands in the other word.
    const downNext = (down[x]! >>> 1) | (rest[x]! << 31)
    const sameDownNext = (sameDown >>> 1) | (sameRest << 31)
    count += ones(sameDown & sameDownNext & same(down[x]!, downNext) & first)
    if (more) count += ones(sameRest & (sameRest >>> 1) & same(rest[x]!, rest[x]! >>> 1) & more)
  }
  return 3 * count
}

const same = (a: number, b: number): number => ~(a ^ b)

/** The lowest so many bits. */
const lowest = (count: number): number => (count >= 32 ? -1 : (1 << count) - 1)

/** How many bits of a word are set. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
