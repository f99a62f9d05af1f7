import { lazy, Suspense, useEffect } from 'react'
import { useMay } from '../session.tsx'
import { closeOverlay, openOverlay, useOverlay } from './overlay-state.ts'

const Find = lazy(() => import('./find.tsx').then(({ Find: component }) => ({ default: component })))
const Palette = lazy(() => import('./palette.tsx').then(({ Palette: component }) => ({ default: component })))

/** The windows over every screen, and the keys that open them: `/` finds anyone, Ctrl+K goes anywhere. */
export function Overlays() {
  const shown = useOverlay()
  const finds = useMay()('accounts.read')
  useEffect(() => {
    if (!finds) return undefined
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openOverlay('palette')
      } else if (
        event.key === '/' &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey &&
        !isTyping(event.target)
      ) {
        event.preventDefault()
        openOverlay('find')
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [finds])
  return (
    <Suspense fallback={null}>
      {shown === 'find' && <Find onClose={closeOverlay} />}
      {shown === 'palette' && <Palette onClose={closeOverlay} />}
    </Suspense>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
