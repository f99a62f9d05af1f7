import { useSearch } from '@tanstack/react-router'

/** The case of the desk that something is put right for: it stands in the address, so that it is carried along and can be sent to somebody. */
export type ForCaseSearch = { readonly case?: number }

/** Reads it from an address somebody may have typed. */
export function readForCase(search: Record<string, unknown>): ForCaseSearch {
  const number = Number(search.case)
  return Number.isSafeInteger(number) && number > 0 ? { case: number } : {}
}

/** The number of the case the screen was opened from; null: it was opened from elsewhere. */
export const useForCase = (): number | null =>
  useSearch({ strict: false, select: (search) => (search as ForCaseSearch).case ?? null })
