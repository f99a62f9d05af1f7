import { useSyncExternalStore } from 'react'

/** The window a conversation is written down in: over which account it was opened, and whether for the call that is going on. */
export type CallWindow = { readonly accountNumber: string | null; readonly past: boolean }

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

/** A name for a request, so that sending it twice does it once. */
export const requestKey = (): string => crypto.randomUUID()
