/** A bar of the histogram in words: bills that changed by so many percent. */
export function barWords(from: number | null | undefined, until: number | null | undefined): string {
  const [least, below] = [from ?? null, until ?? null]
  if (least === null && below === null) return 'Any change'
  if (least === null) return `Changed by less than ${below} %`
  if (below === null) return `Changed by ${least} % and more`
  if (least === 0 && below === 1) return 'Did not change'
  return `Changed by ${least} to ${below} %`
}
