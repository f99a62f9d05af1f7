import assert from 'node:assert/strict'

/** What is paid to an account, and what it is paid with: cents, more than zero. */
type Part<To> = { readonly to: To; readonly cents: number }

/**
 * Lays what is given over what is paid, in the order of both: each piece is of one tender and for one account, so that it is one payment. The
 * sums of both are the same.
 */
export function splitTenders<To, Tender>(
  parts: readonly Part<To>[],
  tenders: readonly Part<Tender>[],
): { to: To; tender: Tender; cents: number }[] {
  const pieces: { to: To; tender: Tender; cents: number }[] = []
  const left = tenders.map(({ cents }) => cents)
  let at = 0
  for (const { to, cents } of parts) {
    let open = cents
    while (open > 0) {
      const tender = tenders[at]
      assert(tender, 'what is given is what is paid')
      const piece = Math.min(open, left[at]!)
      if (piece > 0) pieces.push({ to, tender: tender.to, cents: piece })
      open -= piece
      left[at]! -= piece
      if (left[at] === 0) at += 1
    }
  }
  return pieces
}

type Given = { readonly tender: string; readonly amountCents: number }

/**
 * The change to give back in cents: what is given beyond what is due, which comes from cash alone. Null when too little is given, or when
 * what is no cash is more than is due.
 */
export function changeOf(dueCents: number, given: readonly Given[]): number | null {
  const sum = (some: readonly Given[]) => some.reduce((all, { amountCents }) => all + amountCents, 0)
  const other = sum(given.filter(({ tender }) => tender !== 'cash'))
  const change = sum(given) - dueCents
  return change < 0 || other > dueCents ? null : change
}
