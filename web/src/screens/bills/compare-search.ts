/** Which two bills are compared; what is not named is the newest and the one before it. */
export type CompareSearch = { readonly before?: string; readonly after?: string }

const number = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined

/** Reads a link to a comparison. What does not fit is left out. */
export function readCompareSearch(search: Record<string, unknown>): CompareSearch {
  const [before, after] = [number(search.before), number(search.after)]
  return { ...(before && { before }), ...(after && { after }) }
}
