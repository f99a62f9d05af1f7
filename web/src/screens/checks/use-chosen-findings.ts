import { useState } from 'react'
import type { Finding } from './check-queries.ts'

/** Which of the findings shown a person has chosen. Those that are gone are no longer chosen. */
export function useChosenFindings(rows: readonly Finding[] | undefined) {
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set())
  const ids = (rows ?? []).map(({ id }) => id).filter((id) => marked.has(id))
  const all = ids.length > 0 && ids.length === rows?.length
  return {
    ids,
    has: (id: number) => marked.has(id),
    toggle: (id: number) => setMarked(new Set(marked.symmetricDifference(new Set([id])))),
    toggleAll: () => setMarked(new Set(all ? [] : rows?.map(({ id }) => id))),
    clear: () => setMarked(new Set()),
  }
}

export type ChosenFindings = ReturnType<typeof useChosenFindings>
