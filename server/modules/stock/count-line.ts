/** What somebody counted, and what the books had at that instant. */
export type Entry = { readonly quantity: number; readonly expected: number }

/** From which difference on a line is counted again: where it is more than both. */
export type RecountRule = {
  readonly recountCents: number
  readonly recountPercent: number
  /** What a thousand cost; null: nobody knows, and the percentage alone decides. */
  readonly thousandCents: number | null
}
export type LineStanding = 'to-count' | 'recount' | 'settled'

/** How a line of a count stands: a large difference is only believed when it was counted twice alike, each time against the books of its instant. */
export function lineStands(entries: readonly Entry[], rule: RecountRule): LineStanding {
  const last = entries.at(-1)
  if (!last) return 'to-count'
  if (!isLarge(last, rule)) return 'settled'
  const before = entries.slice(0, -1).some((entry) => differenceOf(entry) === differenceOf(last))
  return before ? 'settled' : 'recount'
}

/** More than nothing: more was found than the books have. */
export const differenceOf = ({ quantity, expected }: Entry): number => quantity - expected

/** What a number of pieces cost, rounded half away from nothing; null: nobody knows. */
export function valueOf(pieces: number, thousandCents: number | null): number | null {
  if (thousandCents === null) return null
  return Math.sign(pieces) * Math.round((Math.abs(pieces) * thousandCents) / 1000)
}

function isLarge(entry: Entry, { recountCents, recountPercent, thousandCents }: RecountRule): boolean {
  const difference = Math.abs(differenceOf(entry))
  const value = valueOf(difference, thousandCents)
  const isDear = value === null || value > recountCents
  return difference > 0 && isDear && difference * 100 > entry.expected * recountPercent
}
