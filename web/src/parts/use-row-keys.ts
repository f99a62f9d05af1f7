import { type RefObject, useEffect, useRef, useState } from 'react'

type Keys = {
  readonly count: number
  readonly scroll: RefObject<HTMLDivElement | null>
  readonly scrollTo: (at: number) => void
  readonly open: ((at: number) => void) | undefined
}

const page = 12

/**
 * Moves the focus from row to row: arrows, Page Up and Down, Home, End; Enter or a click opens. A row out of sight is
 * brought in first. The listeners hang on the scrolled box, so a row stays a plain row for whoever hears the screen.
 */
export function useRowKeys(keys: Keys): number {
  const [active, setActive] = useState(0)
  const latest = useRef({ ...keys, active })
  useEffect(() => {
    latest.current = { ...keys, active }
  })
  const { scroll } = keys
  useEffect(() => {
    const box = scroll.current
    if (!box) return undefined
    const heard = new AbortController()
    const { signal } = heard
    box.addEventListener('focusin', ({ target }) => setActive(rowOf(target) ?? latest.current.active), {
      signal,
    })
    box.addEventListener('click', (event) => click(event, latest.current), { signal })
    box.addEventListener(
      'keydown',
      (event) => {
        const at = press(event, latest.current)
        if (at === null) return
        setActive(at)
        latest.current.scrollTo(at)
        focusRow(box, at, 10)
      },
      { signal },
    )
    return () => heard.abort()
  }, [scroll])
  return Math.min(active, Math.max(0, keys.count - 1))
}

type Now = Keys & { readonly active: number }

/** The row a key leads to, or null when the key is not ours. Enter opens. */
function press(event: KeyboardEvent, { active, count, open }: Now): number | null {
  if (!(event.target instanceof Element) || event.target.matches('input, textarea, select')) return null
  if (event.key === 'Enter' && event.target.matches('tr')) {
    open?.(active)
    return null
  }
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }
  const to = moves[event.key]
  if (to === undefined || count === 0 || event.target.closest('thead')) return null
  event.preventDefault()
  return Math.max(0, Math.min(count - 1, to))
}

/** A click opens its row, unless it meant a link within, or ended the marking of a text. */
function click({ target }: Event, { open }: Now): void {
  if (!(target instanceof Element) || target.closest('a, button, input, label, thead')) return
  const at = rowOf(target)
  if (at !== null && !getSelection()?.toString()) open?.(at)
}

const rowOf = (target: EventTarget | null): number | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-index]') : null
  return row ? Number(row.dataset.index) : null
}

/** The row may not be drawn before the scrolling has been seen. */
function focusRow(box: HTMLElement, at: number, tries: number): void {
  requestAnimationFrame(() => {
    const row = box.querySelector<HTMLElement>(`tr[data-index="${at}"]`)
    if (row) row.focus({ preventScroll: true })
    else if (tries > 0) focusRow(box, at, tries - 1)
  })
}
