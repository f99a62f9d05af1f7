import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { openCallWindow } from './call-state.ts'
import { callGoing } from './contact-queries.ts'

/** Begins a call on an account, or goes back to the one that is going on, and opens its window. */
export function useBeginCall(accountNumber: string | null) {
  const may = useMay()('contacts.write')
  const going = useQuery({ ...callGoing, enabled: may })
  const command = useCommand(
    () => call(contacts.begin, { body: { key: newRequestKey(), accountNumber } }),
    () => openCallWindow({ accountNumber, past: false }),
  )
  const begin = (): void => {
    if (going.data?.call) openCallWindow({ accountNumber, past: false })
    else if (!command.isPending) command.mutate(undefined)
  }
  return { may, begin, pending: command.isPending, error: command.error, going: going.data?.call ?? null }
}

/** One key logs a call: `l`, where nobody is typing and no window is open. */
export function useLogKey(begin: () => void, active: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key !== 'l' || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (isTyping(event.target) || document.querySelector('[role="dialog"]')) return
    event.preventDefault()
    begin()
  })
  useEffect(() => {
    if (!active) return undefined
    const listener = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [active])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
