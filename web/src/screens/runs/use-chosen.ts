import { useState } from 'react'
import type { RegisterRow } from './run-types.ts'

/** Which of the rows shown a person has chosen. Rows that are gone are no longer chosen. */
export function useChosen(rows: readonly RegisterRow[] | undefined) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const accounts = (rows ?? []).map(({ accountNumber }) => accountNumber).filter((one) => marked.has(one))
  const all = accounts.length > 0 && accounts.length === rows?.length
  return {
    accounts,
    has: (account: string) => marked.has(account),
    toggle: (account: string) => setMarked(new Set(marked.symmetricDifference(new Set([account])))),
    toggleAll: () => setMarked(new Set(all ? [] : rows?.map(({ accountNumber }) => accountNumber))),
    clear: () => setMarked(new Set()),
  }
}
