import type { Permission } from '@cartwright/api/roles'
import { type RoomGroup, roomGroups, rooms } from './rooms.ts'

type Deed = {
  readonly title: string
  readonly to:
    | (typeof rooms)[number]['to']
    | '/accounts/open'
    | '/runs/new'
    | '/rates/quote'
    | '/messages/new'
    | '/statistics'
    | 'find'
    | 'guide'
    | 'log-call'
  readonly permission: Permission
  readonly group?: RoomGroup | null
}

/** What a deed is found by: its name, and that of the part of the office it belongs to. */
export const deedWords = ({ title, group }: Deed): string => (group ? `${title} ${roomGroups[group]}` : title)

/** What can be begun from anywhere: every room, and the first steps of the day's work. */
export const deeds: readonly Deed[] = [
  { title: 'Find anyone', to: 'find', permission: 'accounts.read' },
  ...rooms,
  { title: 'Open a bill run', to: '/runs/new', permission: 'runs.prepare' },
  { title: 'Open an account', to: '/accounts/open', permission: 'accounts.change' },
  { title: 'Write a message on bills', to: '/messages/new', permission: 'messages.change' },
  { title: 'Statistics of the desk', to: '/statistics', permission: 'statistics.read' },
  { title: 'Work out a quote', to: '/rates/quote', permission: 'rates.read' },
  { title: 'Bring a file in', to: '/imports', permission: 'imports.change' },
  { title: 'Log a call', to: 'log-call', permission: 'contacts.write' },
  { title: 'Read the guide', to: 'guide', permission: 'signed-in' },
]
