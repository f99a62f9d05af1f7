import { type LabelingList, labelTable } from '../postal/labeling-lists.ts'
import { destinationsOf, type Destination, lendToAadcs, type SortPrices } from './destinations.ts'
import { type Automated, orderByRouting } from './order-by-routing.ts'
import { fillTrays, type TrayRules } from './fill-trays.ts'

/** One piece as the sort sees it. */
export type SortPiece = {
  /** Where it lies in the order of addresses: a number of its own, so that the order in which pieces are given does not matter. */
  readonly rank: number
  /** The 11 digits of its barcode; null: it cannot have automation prices. */
  readonly routing: string | null
  /** City and state of its last line, in capitals: `MARLOW CA`. */
  readonly place: string
  readonly thicknessMils: number
}

export type SortLists = {
  readonly l801?: LabelingList | undefined
  readonly l201?: LabelingList | undefined
  readonly l606?: LabelingList | undefined
}

export type SortRules = TrayRules & {
  /** Pieces a mailing at automation prices needs, and one destination. */
  readonly minimums: { readonly mailing: number; readonly destination: number }
  /** The post office of mailing, whose ZIP code decides the mixed AADC. */
  readonly origin: { readonly place: string; readonly state: string; readonly zip: string }
  /** Prices in mills. Where one is missing, no piece is moved to a dearer level for the sake of others. */
  readonly prices: SortPrices
}

export type AutomationLevel = '5-digit' | 'aadc' | 'mixed-aadc'

/** A tray: the pieces from one place in the order to another, both included. */
export type SortedTray = {
  readonly level: AutomationLevel
  readonly isScheme: boolean
  readonly size: 'MM2' | 'MM1' | 'EMM'
  /** Less than full, behind a full one of the same destination. */
  readonly isOverflow: boolean
  readonly zip5: string
  readonly destination: string
  readonly first: number
  readonly last: number
}

export type Presorted = {
  /** The pieces by their place among those given: tray by tray, and behind them those that go single piece. */
  readonly order: Uint32Array
  readonly trays: readonly SortedTray[]
  /** How many of the order are in trays. */
  readonly inTrays: number
}

/**
 * Sorts First-Class automation letters into trays (DMM 235.6.6): 5-digit, or its scheme, from the minimum on; what is left by AADC from the minimum on; the
 * rest mixed AADC. Below the minimum of a mailing, and without a barcode, all go single piece. Pieces beyond the minimum of a 5-digit destination go to their
 * AADC where that lifts it over its minimum and the whole is cheaper. Pure; in memory it needs a few numbers for each piece.
 */
export function presort(pieces: readonly SortPiece[], lists: SortLists, rules: SortRules): Presorted {
  const { others, ...sorted } = orderByRouting(pieces)
  const { automated } = sorted
  if (automated.length < rules.minimums.mailing)
    return { order: ranked(pieces, pieces.keys().toArray()), trays: [], inTrays: 0 }
  const order = new Uint32Array(pieces.length)
  const trays: SortedTray[] = []
  let at = 0
  for (const destination of sortedDestinations(pieces, sorted, { lists, rules })) {
    const from = at
    for (const { from: first, until } of destination.segments) {
      order.set(automated.subarray(first, until), at)
      at += until - first
    }
    trays.push(...fillTrays({ pieces, order, from, until: at }, destination, rules))
  }
  order.set(ranked(pieces, others), at)
  return { order, trays, inTrays: at }
}

const ranked = (pieces: readonly SortPiece[], indices: readonly number[]): Uint32Array =>
  Uint32Array.from(indices.toSorted((a, b) => pieces[a]!.rank - pieces[b]!.rank))

type By = { readonly lists: SortLists; readonly rules: SortRules }

/** The destinations in the order of the mailing: 5-digit, AADC, mixed AADC. */
function sortedDestinations(
  pieces: readonly SortPiece[],
  automated: Automated,
  { lists, rules }: By,
): Destination[] {
  const { fiveDigit, aadcs, unknown, labelOf } = destinationsOf(pieces, automated, {
    l606: lists.l606,
    l801: lists.l801,
    minimum: rules.minimums.destination,
  })
  const lent = lendToAadcs({ fiveDigit, aadcs, labelOf }, rules)
  const enough = lent.aadcs.filter(({ many }) => many >= rules.minimums.destination)
  const few = lent.aadcs.filter(({ many }) => many < rules.minimums.destination)
  // Mixed AADC trays are grouped by AADC; what no list knows stands behind, by ZIP code.
  const mixed = [...few.flatMap(({ segments }) => segments), ...unknown]
  return [...lent.fiveDigit, ...enough, ...(mixed.length > 0 ? [mixedDestination(mixed, lists, rules)] : [])]
}

function mixedDestination(
  segments: Destination['segments'],
  { l201 }: SortLists,
  { origin }: SortRules,
): Destination {
  const many = segments.reduce((sum, { from, until }) => sum + until - from, 0)
  return { level: 'mixed-aadc', isScheme: false, ...mixedLabel(l201, origin), segments, many }
}

/** What stands on a mixed AADC tray of a post office of mailing, with the ZIP code of its barcode. */
export function mixedLabel(
  l201: LabelingList | undefined,
  origin: SortRules['origin'],
): { readonly label: string; readonly zip5: string } {
  const prefix = Number(origin.zip.slice(0, 3))
  const found = l201 && l201.rows[labelTable(l201)(prefix)]
  const label = found?.label ?? `MXD ${origin.place} ${origin.state}`.toUpperCase().slice(0, 30)
  const digits = /\d{3}$/.exec(label)?.[0] ?? origin.zip.slice(0, 3)
  return { label, zip5: `${digits}00` }
}
