export type ListSearch = {
  readonly cycle?: string
  readonly class?: string
  readonly state?: 'open' | 'closing' | 'closed'
  readonly credit?: true
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined

/** How a link narrows the list of accounts. What does not fit is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const cycle = text(search.cycle)
  const group = text(search.class)
  const state = (['open', 'closing', 'closed'] as const).find((one) => one === search.state)
  return {
    ...(cycle && { cycle }),
    ...(group && { class: group }),
    ...(state && { state }),
    ...(search.credit === true && { credit: true as const }),
  }
}
