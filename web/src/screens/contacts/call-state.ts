import { useSyncExternalStore } from 'react'

/**
 * The window a conversation is written down in: over which account it was opened, whether for the call that is going on, and to which case
 * it belongs.
 */
export type CallWindow = {
  readonly accountNumber: string | null
  readonly past: boolean
  readonly caseId?: number
}

let shown: CallWindow | null = null
const listeners = new Set<() => void>()

/** Opens the window from anywhere. */
export const openCallWindow = (wanted: CallWindow): void => show(wanted)
export const closeCallWindow = (): void => show(null)

function show(wanted: CallWindow | null): void {
  shown = wanted
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The window, when it is open. */
export const useCallWindow = (): CallWindow | null => useSyncExternalStore(listen, () => shown)
