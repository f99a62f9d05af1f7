import { type LabelingList, labelTable } from '../postal/labeling-lists.ts'
import { type Automated, zip5Of } from './order-by-routing.ts'
import type { AutomationLevel, SortPiece, SortRules } from './presort.ts'

/** Some of the pieces in the order of their routing, from one place up to another. */
export type Segment = { readonly from: number; readonly until: number; readonly zip5: number }

/** Where pieces go together. */
export type Destination = {
  readonly level: AutomationLevel
  readonly isScheme: boolean
  readonly zip5: string
  readonly label: string
  readonly segments: readonly Segment[]
  readonly many: number
}

/** Prices in mills that decide whether one piece helps others. */
export type SortPrices = {
  readonly fiveDigit: number | undefined
  readonly aadc: number | undefined
  readonly mixed: number | undefined
}

type Lists = {
  readonly l606: LabelingList | undefined
  readonly l801: LabelingList | undefined
  readonly minimum: number
}

/** The destinations of pieces in the order of their routing: 5-digit ones that have enough, AADCs of what is left, and what no AADC is known for. */
export function destinationsOf(
  pieces: readonly SortPiece[],
  { automated, routings }: Automated,
  lists: Lists,
) {
  const { l606, l801, minimum } = lists
  const byZip = segmentsOf(routings)
  const schemeOf = l606 && labelTable(l606)
  const groups = Map.groupBy(byZip, ({ zip5 }) => {
    const row = schemeOf?.(zip5) ?? -1
    return row < 0 ? `zip ${zip5}` : `scheme ${l606!.rows[row]!.label}`
  })
  const fiveDigit: Destination[] = []
  const rest: Segment[] = []
  for (const [key, segments] of groups) {
    const many = sizeOf(segments)
    if (many < minimum) rest.push(...segments)
    else
      fiveDigit.push({ ...namedZip(pieces, automated, { key, segments }), level: '5-digit', segments, many })
  }
  return {
    fiveDigit: byZip5(fiveDigit),
    ...aadcsOf(
      rest.toSorted((a, b) => a.from - b.from),
      l801,
    ),
  }
}

const sizeOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { from, until }) => sum + until - from, 0)

const byZip5 = (destinations: readonly Destination[]): Destination[] =>
  destinations.toSorted((a, b) => (a.zip5 < b.zip5 ? -1 : Number(a.zip5 > b.zip5)))

/** Where one ZIP code ends and the next begins. */
function segmentsOf(routings: Float64Array): Segment[] {
  const segments: Segment[] = []
  for (let from = 0; from < routings.length; ) {
    const zip5 = zip5Of(routings[from]!)
    const next = (zip5 + 1) * 1_000_000
    let until = from + 1
    while (until < routings.length && routings[until]! < next) until++
    segments.push({ from, until, zip5 })
    from = until
  }
  return segments
}

type Group = { readonly key: string; readonly segments: readonly Segment[] }

/** What stands on the tray: the label of the scheme, or the place that most of the pieces name, with the ZIP code. */
function namedZip(pieces: readonly SortPiece[], automated: Uint32Array, { key, segments }: Group) {
  if (key.startsWith('scheme ')) {
    const label = key.slice('scheme '.length)
    return { isScheme: true, label, zip5: label.slice(-5) }
  }
  const zip5 = String(segments[0]!.zip5).padStart(5, '0')
  const named = new Map<string, number>()
  for (const { from, until } of segments)
    for (let at = from; at < until; at++) {
      const { place } = pieces[automated[at]!]!
      named.set(place, (named.get(place) ?? 0) + 1)
    }
  const [place] = [...named].toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]!
  return { isScheme: false, label: `${place.slice(0, 24)} ${zip5}`, zip5 }
}

function aadcsOf(rest: readonly Segment[], l801: LabelingList | undefined) {
  if (!l801) return { aadcs: [], unknown: rest, labelOf: undefined }
  const aadcOf = labelTable(l801)
  const labelOf = ({ zip5 }: Segment): string | null =>
    l801.rows[aadcOf(Math.floor(zip5 / 100))]?.label ?? null
  const known = Map.groupBy(rest, labelOf)
  const unknown = known.get(null) ?? []
  known.delete(null)
  const aadcs = [...known].map(
    ([label, segments]): Destination => ({
      level: 'aadc',
      isScheme: false,
      label: label!,
      zip5: `${label!.slice(-3)}00`,
      segments,
      many: sizeOf(segments),
    }),
  )
  return { aadcs: byZip5(aadcs.toSorted((a, b) => (a.label < b.label ? -1 : 1))), unknown, labelOf }
}

type Lending = {
  readonly fiveDigit: readonly Destination[]
  readonly aadcs: readonly Destination[]
  readonly labelOf?: ((segment: Segment) => string | null) | undefined
}

/**
 * Lifts an AADC over its minimum with pieces that 5-digit destinations of the same AADC have beyond theirs, where that is cheaper in all: 5-digit is optional
 * for each piece (DMM 235.6.6), and one piece at the AADC price may bring many down from mixed AADC.
 */
export function lendToAadcs({ fiveDigit, aadcs, labelOf }: Lending, { prices, minimums }: SortRules) {
  const { fiveDigit: low, aadc, mixed } = prices
  const lenders = [...fiveDigit]
  if (low === undefined || aadc === undefined || mixed === undefined || !labelOf)
    return { fiveDigit: lenders, aadcs }
  const lifted = aadcs.map((short) => {
    const needed = minimums.destination - short.many
    if (needed <= 0 || needed * (aadc - low) >= short.many * (mixed - aadc)) return short
    return lift(short, { lenders, needed, labelOf, minimum: minimums.destination })
  })
  return { fiveDigit: lenders, aadcs: lifted }
}

type Lift = {
  /** Those that lend are put back without what they lent. */
  readonly lenders: Destination[]
  readonly needed: number
  readonly labelOf: (segment: Segment) => string | null
  readonly minimum: number
}

function lift(short: Destination, { lenders, needed, labelOf, minimum }: Lift): Destination {
  const isNear = (segment: Segment): boolean => labelOf(segment) === short.label
  const spare = lenders.reduce(
    (sum, { many, segments }) => sum + Math.min(many - minimum, sizeOf(segments.filter(isNear))),
    0,
  )
  if (spare < needed) return short
  const taken: Segment[] = []
  let missing = needed
  for (const [index, lender] of lenders.entries()) {
    const { kept, lent } = lend(lender, { most: Math.min(missing, lender.many - minimum), isNear })
    lenders[index] = kept
    taken.push(...lent)
    missing -= sizeOf(lent)
  }
  const segments = [...short.segments, ...taken].toSorted((a, b) => a.from - b.from)
  return { ...short, segments, many: short.many + needed }
}

type Loan = { readonly most: number; readonly isNear: (segment: Segment) => boolean }

/** Takes up to so many pieces from the end of a destination, of the ZIP codes that are near. */
function lend(lender: Destination, { most, isNear }: Loan) {
  const lent: Segment[] = []
  let missing = most
  const left = lender.segments.toReversed().flatMap((segment) => {
    const many = isNear(segment) ? Math.min(missing, segment.until - segment.from) : 0
    if (many === 0) return [segment]
    missing -= many
    const until = segment.until - many
    lent.push({ ...segment, from: until })
    return until > segment.from ? [{ ...segment, until }] : []
  })
  const kept = { ...lender, segments: left.toReversed(), many: lender.many - (most - missing) }
  return { kept, lent }
}
