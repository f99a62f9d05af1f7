import { type RefObject, useEffect, useEffectEvent } from 'react'

type Deeds = {
  /** Where the rows are. */
  readonly box: RefObject<HTMLElement | null>
  readonly onNew: () => void
  readonly onDone: (task: number) => void
}

/** The keys of the work plan: `n` a new task, `j` and `k` down and up, `x` the task the focus is on is done. */
export function useWorkKeys({ box, onNew, onDone }: Deeds): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return
    if (event.key === 'n') onNew()
    else if (event.key === 'j' || event.key === 'k') move(box.current, event.key)
    else if (event.key === 'x') {
      const row = document.activeElement?.closest('tr')
      const task = row?.querySelector<HTMLElement>('[data-task]')?.dataset.task
      if (!task) return
      onDone(Number(task))
    } else return
    event.preventDefault()
  })
  useEffect(() => {
    const heard = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [])
}

/** Steers the table as the arrows do; from elsewhere it begins at the first row. */
function move(box: HTMLElement | null, key: 'j' | 'k'): void {
  const row = document.activeElement?.closest<HTMLElement>('tr[data-index]')
  if (!row || !box?.contains(row)) {
    box?.querySelector<HTMLElement>('tr[data-index]')?.focus()
    return
  }
  row.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: key === 'j' ? 'ArrowDown' : 'ArrowUp',
      bubbles: true,
      cancelable: true,
    }),
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null
