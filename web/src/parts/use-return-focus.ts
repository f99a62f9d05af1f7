import { useEffect, useState } from 'react'

/**
 * Gives the focus back to where it was when a window opened, once that window is gone: the library does so only for windows that stay in
 * the page while they are closed.
 */
export function useReturnFocus(): void {
  const [from] = useState(openedFrom)
  useEffect(
    () => () => {
      // After the page has settled: what was done may have led somewhere else, or another window may have opened.
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && from?.isConnected) from.focus({ preventScroll: true })
      }, 20)
    },
    [from],
  )
}

/** What had the focus; of an entry of a menu, the button of that menu, for the menu is gone by then. */
function openedFrom(): HTMLElement | null {
  const active = document.activeElement
  const menu = active?.closest('[role="menu"]')
  const opener = menu ? document.querySelector(`[aria-controls="${menu.id}"]`) : active
  return opener instanceof HTMLElement && opener !== document.body ? opener : null
}
