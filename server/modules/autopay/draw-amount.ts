/** What bounds the amount that is drawn for a bill, in cents. */
export type DrawBounds = {
  /** What the bill asks for: the customer was told this, and agreed to no more. */
  readonly billCents: number
  /** What is still open of that, without what is in dispute. */
  readonly openCents: number
  /** What the account owes in all, as the books are. */
  readonly balanceCents: number
  /** What earlier files draw, and what was paid online from a bank account, that is no payment yet. */
  readonly underwayCents: number
}

/**
 * What is drawn for a bill: the least of what it asks for, what is open of it, and what the account owes less what is underway, so that never more is drawn
 * than the customer was told, and no credit arises. Never less than nothing. Pure.
 */
export const drawAmount = ({ billCents, openCents, balanceCents, underwayCents }: DrawBounds): number =>
  Math.max(0, Math.min(billCents, openCents - underwayCents, balanceCents - underwayCents))
