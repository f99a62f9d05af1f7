import type { Permission } from '@cartwright/api/roles'
import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useId, useRef } from 'react'
import { useMay } from '../session.tsx'
import styles from './frame.module.css'
import { type RoomGroup, roomGroups, rooms } from './rooms.ts'
import { useClosedGroups } from './use-closed-groups.ts'

/** The ways to the rooms, by the parts of the office. Only those a person may enter are shown; a part that is closed stays closed. */
export function Navigation({ open }: { readonly open: boolean }) {
  const may = useMay()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const shown = rooms.filter(({ permission }) => may(permission satisfies Permission))
  const here = roomAt(path)
  const hereTo = here?.to
  const { closed, toggle } = useClosedGroups(here?.group ?? null, hereTo)
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    if (hereTo !== undefined)
      list.current?.querySelector(`a[href="${hereTo}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [hereTo])
  return (
    <nav
      id="navigation"
      ref={list}
      aria-label="Rooms"
      className={styles.navigation}
      data-open={open}
      data-no-print
    >
      <ul>
        {shown.map((room) => room.group === null && <Entry key={room.to} room={room} />)}
        {(Object.keys(roomGroups) as RoomGroup[]).map((group) => (
          <Group
            key={group}
            group={group}
            shown={shown.filter((room) => room.group === group)}
            open={!closed.has(group)}
            onToggle={() => toggle(group)}
          />
        ))}
        <li className={styles.apart}>
          <a href="/guide" className={styles.entry}>
            Guide
          </a>
        </li>
      </ul>
    </nav>
  )
}

/** The room an address lies in: the one whose own address is the longest that it begins with. */
const roomAt = (path: string): (typeof rooms)[number] | undefined =>
  rooms
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0]

const Entry = ({ room: { to, title } }: { readonly room: (typeof rooms)[number] }) => (
  <li>
    <Link to={to} className={styles.entry} activeOptions={{ exact: to === '/' }}>
      {title}
    </Link>
  </li>
)

type GroupProps = {
  readonly group: RoomGroup
  readonly shown: typeof rooms
  readonly open: boolean
  readonly onToggle: () => void
}

/** One part of the office: its name opens and closes it. */
function Group({ group, shown, open, onToggle }: GroupProps) {
  const id = useId()
  if (shown.length === 0) return null
  return (
    <li>
      <button
        type="button"
        className={styles.group}
        aria-expanded={open}
        aria-controls={id}
        onClick={onToggle}
      >
        {roomGroups[group]}
        <span aria-hidden className={styles.turn} data-open={open}>
          ›
        </span>
      </button>
      <ul id={id} hidden={!open} aria-label={roomGroups[group]}>
        {shown.map((room) => (
          <Entry key={room.to} room={room} />
        ))}
      </ul>
    </li>
  )
}
