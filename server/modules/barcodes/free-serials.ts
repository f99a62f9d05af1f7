/** Numbers in a row, the first and the last among them. */
export type SerialRange = { readonly first: number; readonly last: number }

/** Numbers that are used, until a day. */
export type UsedRange = SerialRange & { readonly freeOn: string }

export const sizeOf = ({ first, last }: SerialRange): number => last - first + 1

/**
 * The numbers from 0 to `most` that nobody uses, beginning at `next` and going round: so that the one used longest ago is the next. Pure;
 * what is used may overlap.
 */
export function freeSerials(
  used: readonly SerialRange[],
  { next, most }: { readonly next: number; readonly most: number },
): SerialRange[] {
  const free: SerialRange[] = []
  let from = 0
  for (const { first, last } of used.toSorted((a, b) => a.first - b.first)) {
    if (first > from) free.push({ first: from, last: first - 1 })
    from = Math.max(from, last + 1)
  }
  if (from <= most) free.push({ first: from, last: most })
  const split = free.flatMap((range) =>
    range.first < next && next <= range.last
      ? [
          { first: range.first, last: next - 1 },
          { first: next, last: range.last },
        ]
      : [range],
  )
  return [...split.filter(({ first }) => first >= next), ...split.filter(({ first }) => first < next)]
}

/** So many numbers from the front of what is free; all of it, where there are fewer. */
export function firstOf(free: readonly SerialRange[], many: number): SerialRange[] {
  const taken: SerialRange[] = []
  let missing = many
  for (const range of free) {
    if (missing === 0) break
    const last = Math.min(range.last, range.first + missing - 1)
    taken.push({ first: range.first, last })
    missing -= last - range.first + 1
  }
  return taken
}

/**
 * From which day there are so many free numbers, when none is taken meanwhile; null: never, there are not so many numbers. `free` is what is
 * free now.
 */
export function enoughOn(used: readonly UsedRange[], free: number, many: number): string | null {
  let sum = free
  for (const range of used.toSorted((a, b) => (a.freeOn < b.freeOn ? -1 : Number(a.freeOn > b.freeOn)))) {
    sum += sizeOf(range)
    if (sum >= many) return range.freeOn
  }
  return null
}
