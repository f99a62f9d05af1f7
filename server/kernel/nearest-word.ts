/** The word of the list that looks most like what was written, when one is close enough to have been meant. */
export function nearest(written: string, known: readonly string[]): string | null {
  const close = known
    .map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0]
  return close && close.distance <= Math.max(2, Math.floor(written.length / 3)) ? close.word : null
}

/** `Write amount.` when that was probably meant, otherwise the whole list. */
export function insteadOf(written: string, known: readonly string[]): string {
  const guess = nearest(written, known)
  return guess ? `Write ${guess}.` : `Write one of: ${known.join(', ')}.`
}

/** How many letters differ (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1]
    for (const [j, other] of b.split('').entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
