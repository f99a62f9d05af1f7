import type { Permission } from '@cartwright/api/roles'

type Room = {
  readonly to:
    | '/'
    | '/runs'
    | '/calendar'
    | '/tasks'
    | '/accounts'
    | '/corrections'
    | '/calls'
    | '/cases'
    | '/orders'
    | '/letters'
    | '/messages'
    | '/checks'
    | '/procedures'
    | '/imports'
    | '/rates'
    | '/what-if'
    | '/city'
    | '/audit'
    | '/confidential-addresses'
    | '/delegations'
    | '/staff'
  readonly title: string
  readonly permission: Permission
  /** Begins a group of its own: what the city is, rather than the day's work. */
  readonly apart?: true
}

/** The rooms in the order of the day's work, then what the city has set down. */
export const rooms: readonly Room[] = [
  { to: '/', title: 'Today', permission: 'runs.read' },
  { to: '/runs', title: 'Bill runs', permission: 'runs.read' },
  { to: '/calendar', title: 'Calendar', permission: 'runs.read' },
  { to: '/tasks', title: 'Work plan', permission: 'workplan.read' },
  { to: '/accounts', title: 'Accounts', permission: 'accounts.read' },
  { to: '/corrections', title: 'Corrections', permission: 'corrections.read' },
  { to: '/calls', title: 'Calls', permission: 'contacts.read' },
  { to: '/cases', title: 'Cases', permission: 'cases.read' },
  { to: '/orders', title: 'Service orders', permission: 'orders.read' },
  { to: '/letters', title: 'Letters', permission: 'letters.read' },
  { to: '/messages', title: 'Messages', permission: 'messages.read' },
  { to: '/procedures', title: 'Procedures', permission: 'procedures.read' },
  { to: '/checks', title: 'Checks', permission: 'checks.read' },
  { to: '/imports', title: 'Imports', permission: 'imports.read' },
  { to: '/rates', title: 'Rates', permission: 'rates.read', apart: true },
  { to: '/what-if', title: 'What if', permission: 'proposals.read' },
  { to: '/city', title: 'City', permission: 'city.read' },
  { to: '/audit', title: 'Audit', permission: 'audit.read' },
  {
    to: '/confidential-addresses',
    title: 'Confidential addresses',
    permission: 'confidential.approve',
  },
  { to: '/delegations', title: 'Delegation', permission: 'delegations.read' },
  { to: '/staff', title: 'People', permission: 'staff.change' },
]
