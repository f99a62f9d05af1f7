import type { SortPiece } from './presort.ts'

/** Pieces with a barcode in the order of their routing: each by its place among those given, and its routing as a number. */
export type Automated = { readonly automated: Uint32Array; readonly routings: Float64Array }

/**
 * Puts the pieces with a barcode in the order of their routing, and of their rank among those alike, by counting and not by comparing: that is what keeps a
 * million pieces well under three times a bare sort. Answers the others as they came.
 */
export function orderByRouting(pieces: readonly SortPiece[]): Automated & { readonly others: number[] } {
  const others: number[] = []
  const found = new Uint32Array(pieces.length)
  let many = 0
  let isRanked = true
  let before = -Infinity
  for (const [index, { routing, rank }] of pieces.entries()) {
    if (routing === null) {
      others.push(index)
      continue
    }
    isRanked &&= rank > before
    before = rank
    found[many++] = index
  }
  const ranked = found.subarray(0, many)
  if (!isRanked) ranked.sort((a, b) => pieces[a]!.rank - pieces[b]!.rank)
  const routings = Float64Array.from(ranked, (index) => Number(pieces[index]!.routing))
  return { ...countingSort(ranked, routings), others }
}

/** The ZIP code of a routing, as a number. */
export const zip5Of = (routing: number): number => Math.floor(routing / 1_000_000)

/** Three digits at a time, the last first: each pass keeps those that are alike in their order. Eleven digits are four passes. */
function countingSort(indices: Uint32Array, routings: Float64Array): Automated {
  let [now, keys] = [indices, routings]
  for (const unit of [1, 1e3, 1e6, 1e9]) {
    const starts = new Uint32Array(1001)
    for (const key of keys) starts[(Math.floor(key / unit) % 1000) + 1]!++
    for (let digits = 0; digits < 1000; digits++) starts[digits + 1]! += starts[digits]!
    const [next, nextKeys] = [new Uint32Array(now.length), new Float64Array(now.length)]
    for (let at = 0; at < now.length; at++) {
      const key = keys[at]!
      const to = starts[Math.floor(key / unit) % 1000]!++
      next[to] = now[at]!
      nextKeys[to] = key
    }
    ;[now, keys] = [next, nextKeys]
  }
  return { automated: now, routings: keys }
}
