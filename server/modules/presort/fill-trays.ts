import type { Destination } from './destinations.ts'
import type { SortedTray, SortPiece } from './presort.ts'

/** A tray that may be used, with the length letters may fill of it, in thousandths of an inch. */
export type UsableTray = { readonly size: SortedTray['size']; readonly usableMils: number }

export type TrayRules = {
  /** The tray that is filled first. */
  readonly two: UsableTray
  /** The tray for what is left; null where the pieces fit in no such tray. */
  readonly one: UsableTray | null
}

/** Pieces in the order of the mail, from one place up to another. */
type Filling = {
  readonly pieces: readonly SortPiece[]
  readonly order: Uint32Array
  readonly from: number
  readonly until: number
}

/**
 * Fills trays with the pieces of one destination: two-foot trays as far as they are full, then one tray for what is left, a one-foot tray where it is enough
 * (QSG 230b). Pure.
 */
export function fillTrays(
  { pieces, order, from, until }: Filling,
  destination: Destination,
  { two, one }: TrayRules,
): SortedTray[] {
  const { level, isScheme, zip5, label } = destination
  let left = 0
  for (let at = from; at < until; at++) left += pieces[order[at]!]!.thicknessMils
  const trays: SortedTray[] = []
  for (let first = from; first < until; ) {
    const { size, usableMils } = one && left <= one.usableMils ? one : two
    const isLast = left <= usableMils
    let last = first
    // A piece thicker than the tray would be refused as no letter long before; it is a tray of its own here.
    let filled = pieces[order[last]!]!.thicknessMils
    while (last + 1 < until && filled + pieces[order[last + 1]!]!.thicknessMils <= usableMils)
      filled += pieces[order[++last]!]!.thicknessMils
    trays.push({
      level,
      isScheme,
      size,
      isOverflow: isLast && trays.length > 0,
      zip5,
      destination: label,
      first,
      last,
    })
    left -= filled
    first = last + 1
  }
  return trays
}
