import type { Permission } from '@cartwright/api/roles'

type Room = {
  readonly to:
    | '/'
    | '/runs'
    | '/calendar'
    | '/stock'
    | '/mailpieces'
    | '/inserts'
    | '/tasks'
    | '/accounts'
    | '/adjustments'
    | '/cash'
    | '/aging'
    | '/returned-items'
    | '/bank-files'
    | '/autopay'
    | '/suspense'
    | '/refunds'
    | '/unclaimed'
    | '/online-payments'
    | '/addresses'
    | '/mail-room'
    | '/returned-mail'
    | '/postage'
    | '/mail-jobs'
    | '/corrections'
    | '/calls'
    | '/postal'
    | '/cases'
    | '/orders'
    | '/escrow'
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
  /** The part of the office it belongs to; null: it stands above them all. */
  readonly group: RoomGroup | null
}

/** The parts of the office, in their order. */
export const roomGroups = {
  desk: 'Calls & customers',
  bills: 'Bills',
  cash: 'Cash office',
  mail: 'Mail room',
  work: 'Work',
  setup: 'Set-up',
} as const
export type RoomGroup = keyof typeof roomGroups

/** The rooms, each part of the office in the order of its work. */
export const rooms: readonly Room[] = [
  { to: '/', title: 'Today', permission: 'runs.read', group: null },
  { to: '/accounts', title: 'Accounts', permission: 'accounts.read', group: 'desk' },
  { to: '/calls', title: 'Calls', permission: 'contacts.read', group: 'desk' },
  { to: '/cases', title: 'Cases', permission: 'cases.read', group: 'desk' },
  { to: '/orders', title: 'Service orders', permission: 'orders.read', group: 'desk' },
  { to: '/escrow', title: 'Closing letters', permission: 'accounts.read', group: 'desk' },
  { to: '/letters', title: 'Letters', permission: 'letters.read', group: 'desk' },
  {
    to: '/confidential-addresses',
    title: 'Confidential addresses',
    permission: 'confidential.approve',
    group: 'desk',
  },
  { to: '/runs', title: 'Bill runs', permission: 'runs.read', group: 'bills' },
  { to: '/calendar', title: 'Calendar', permission: 'runs.read', group: 'bills' },
  { to: '/messages', title: 'Messages', permission: 'messages.read', group: 'bills' },
  { to: '/adjustments', title: 'Adjustments', permission: 'adjustments.read', group: 'bills' },
  { to: '/corrections', title: 'Corrections', permission: 'corrections.read', group: 'bills' },
  { to: '/cash', title: 'Cash', permission: 'cash.read', group: 'cash' },
  { to: '/bank-files', title: 'Bank files', permission: 'bank-files.read', group: 'cash' },
  { to: '/suspense', title: 'Suspense', permission: 'payments.post', group: 'cash' },
  { to: '/refunds', title: 'Refunds', permission: 'cash.read', group: 'cash' },
  { to: '/unclaimed', title: 'Unclaimed money', permission: 'cash.read', group: 'cash' },
  { to: '/autopay', title: 'Autopay', permission: 'autopay.read', group: 'cash' },
  { to: '/online-payments', title: 'Online payments', permission: 'cash.read', group: 'cash' },
  { to: '/returned-items', title: 'Returned items', permission: 'accounts.read', group: 'cash' },
  { to: '/aging', title: 'Aging', permission: 'statistics.read', group: 'cash' },
  { to: '/mail-room', title: 'Mail at a glance', permission: 'mail.read', group: 'mail' },
  { to: '/addresses', title: 'Addresses', permission: 'mail.read', group: 'mail' },
  { to: '/returned-mail', title: 'Returned mail', permission: 'mail.read', group: 'mail' },
  { to: '/stock', title: 'Stock', permission: 'stock.read', group: 'mail' },
  { to: '/mail-jobs', title: 'Mail jobs', permission: 'mail.read', group: 'mail' },
  { to: '/inserts', title: 'Notices & inserts', permission: 'mail.read', group: 'mail' },
  { to: '/mailpieces', title: 'Mailpieces', permission: 'mail.read', group: 'mail' },
  { to: '/postal', title: 'Postal data', permission: 'mail.read', group: 'mail' },
  { to: '/postage', title: 'Postage', permission: 'postage.read', group: 'mail' },
  { to: '/tasks', title: 'Work plan', permission: 'workplan.read', group: 'work' },
  { to: '/checks', title: 'Checks', permission: 'checks.read', group: 'work' },
  { to: '/procedures', title: 'Procedures', permission: 'procedures.read', group: 'work' },
  { to: '/imports', title: 'Imports', permission: 'imports.read', group: 'work' },
  { to: '/rates', title: 'Rates', permission: 'rates.read', group: 'setup' },
  { to: '/what-if', title: 'What if', permission: 'proposals.read', group: 'setup' },
  { to: '/city', title: 'City', permission: 'city.read', group: 'setup' },
  { to: '/audit', title: 'Audit', permission: 'audit.read', group: 'setup' },
  { to: '/delegations', title: 'Delegation', permission: 'delegations.read', group: 'setup' },
  { to: '/staff', title: 'People', permission: 'staff.change', group: 'setup' },
]
