import { useSyncExternalStore } from 'react'

export type Overlay = 'find' | 'palette'

let shown: Overlay | null = null
const listeners = new Set<() => void>()

/** Opens one of the two windows that lie over every screen, from wherever a person is. */
export const openOverlay = (overlay: Overlay): void => show(overlay)
export const closeOverlay = (): void => show(null)

function show(overlay: Overlay | null): void {
  shown = overlay
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Which of them is open. */
export const useOverlay = (): Overlay | null => useSyncExternalStore(listen, () => shown)
