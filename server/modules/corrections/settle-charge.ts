/** One charge of a bill: what was posted for it and moved on it since, and what it should have been. Cents. */
export type ChargeSums = {
  readonly postedCents: number
  /** What the engine makes of the facts that were believed when the bill was made. */
  readonly believedCents: number
  readonly shouldCents: number
  /** What earlier corrections posted. */
  readonly correctedCents: number
  /** What was adjusted by hand before the first correction looked at the bill, and after it. */
  readonly adjustedCents: number
  readonly adjustedSinceCents: number
}

/**
 * What is still to be posted on a charge. The error is what it should have been less what was posted, and nothing where the facts
 * make no difference to what was believed. What was given back by hand before counts as part of an error in the customer's favour,
 * what was charged by hand as part of the other; never is a courtesy taken back, and never more credited than was charged. It depends on
 * the facts alone and not on the way to them: so correcting there and back leaves nothing, and correcting twice is correcting once.
 */
export function toPost(sums: ChargeSums): number {
  const { postedCents, shouldCents, correctedCents, adjustedCents, adjustedSinceCents } = sums
  const difference = wanted(sums) - correctedCents
  // Of a discount, more is credited than was: that is what a discount does.
  if (difference >= 0 || postedCents < 0 || shouldCents < 0) return difference
  const left = postedCents + correctedCents + adjustedCents + adjustedSinceCents
  return Math.max(difference, left > 0 ? -left : 0)
}

/** What all corrections of a charge together come to. */
function wanted({ postedCents, believedCents, shouldCents, adjustedCents }: ChargeSums): number {
  const error = shouldCents === believedCents ? 0 : shouldCents - postedCents
  if (error < 0) return Math.min(0, error - Math.min(adjustedCents, 0))
  if (error > 0) return Math.max(0, error - Math.max(adjustedCents, 0))
  return 0
}

/** A posted line of a charge: what is left on it, and what corrections posted on it. */
export type LineSums = {
  readonly lineNo: number
  readonly leftCents: number
  readonly correctedCents: number
}

/** A part of what is posted, on one line of the bill; on none, when the bill has no line for it. */
export type LinePart = { readonly lineNo: number | null; readonly cents: number }

/**
 * Puts an amount on the lines it belongs to: first it takes back what corrections posted on them the other way, then a credit goes where
 * something is left to credit, and the rest on the first line. The parts sum to the amount.
 */
export function onLines(amount: number, lines: readonly LineSums[]): LinePart[] {
  if (amount === 0) return []
  const [first] = lines
  if (!first) return [{ lineNo: null, cents: amount }]
  const parts = new Map<number, number>()
  let rest = amount
  const give = (lineNo: number, most: number): void => {
    const cents = amount < 0 ? Math.max(rest, Math.min(0, most)) : Math.min(rest, Math.max(0, most))
    if (cents === 0) return
    parts.set(lineNo, (parts.get(lineNo) ?? 0) + cents)
    rest -= cents
  }
  for (const { lineNo, correctedCents } of lines) give(lineNo, -correctedCents)
  if (amount < 0)
    for (const { lineNo, leftCents } of lines) give(lineNo, -(leftCents + (parts.get(lineNo) ?? 0)))
  give(first.lineNo, rest)
  return [...parts].map(([lineNo, cents]) => ({ lineNo, cents })).filter(({ cents }) => cents !== 0)
}
