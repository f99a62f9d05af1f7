import { useEffect, useState } from 'react'
import { type RoomGroup, roomGroups } from './rooms.ts'

const keptAs = 'cartwright rooms closed'

/** Which parts of the office this browser keeps closed; none, where it keeps nothing or what it kept cannot be read. */
function kept(): RoomGroup[] {
  try {
    const found = JSON.parse(window.localStorage.getItem(keptAs) ?? '[]') as unknown
    return (Object.keys(roomGroups) as RoomGroup[]).filter(
      (group) => Array.isArray(found) && found.includes(group),
    )
  } catch {
    return []
  }
}

/**
 * The parts of the office that are closed, which the browser remembers. Coming to another room opens the part it is in, so that it is always
 * seen where one is; closing it there keeps it closed until the next room.
 */
export function useClosedGroups(
  here: RoomGroup | null,
  room: string | undefined,
): { closed: ReadonlySet<RoomGroup>; toggle: (group: RoomGroup) => void } {
  const [closed, setClosed] = useState<ReadonlySet<RoomGroup>>(() => new Set(kept()))
  const [opened, setOpened] = useState<string | undefined>(undefined)
  useEffect(() => {
    window.localStorage.setItem(keptAs, JSON.stringify([...closed]))
  }, [closed])
  const shownByRoom = here !== null && closed.has(here) && opened !== room
  const shown = shownByRoom ? new Set([...closed].filter((group) => group !== here)) : closed
  return {
    closed: shown,
    toggle: (group) => {
      if (group === here) setOpened(room)
      const next = new Set(closed)
      if (shown.has(group)) next.delete(group)
      else next.add(group)
      setClosed(next)
    },
  }
}
