export type RateSearch = {
  readonly version?: number
  readonly class?: string
  readonly stream?: string
  readonly find?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined

/** How a link narrows the rate tables. What does not fit is left out. */
export function readRateSearch(search: Record<string, unknown>): RateSearch {
  const version = Number(search.version)
  const group = text(search.class)
  const stream = text(search.stream)
  const find = text(search.find)
  return {
    ...(Number.isSafeInteger(version) && version > 0 && { version }),
    ...(group && { class: group }),
    ...(stream && { stream }),
    ...(find && { find }),
  }
}
