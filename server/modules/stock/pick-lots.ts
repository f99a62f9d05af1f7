/** A lot at a place, and how much of it lies there. */
export type Place = {
  readonly lotId: number
  readonly locationId: number
  readonly quantity: number
}

/** What is taken from one place. */
export type Pick = { readonly lotId: number; readonly locationId: number; readonly quantity: number }

/**
 * Takes a quantity from places in their order, which is the oldest stock first, so that no lot grows old behind newer ones. Null: there is
 * not as much.
 */
export function pickLots(places: readonly Place[], quantity: number): Pick[] | null {
  const picks: Pick[] = []
  let missing = quantity
  for (const { lotId, locationId, quantity: there } of places) {
    if (missing === 0) break
    const taken = Math.min(there, missing)
    if (taken <= 0) continue
    picks.push({ lotId, locationId, quantity: taken })
    missing -= taken
  }
  return missing === 0 ? picks : null
}
