import { z } from 'zod'

/** Who a signed-in person is to the city. */
export const Role = z.enum(['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'])
export type Role = z.infer<typeof Role>

/**
 * What a person may do, each permission with the roles that hold it. A route names one permission; a role that is
 * not in its list is refused. `public` routes ask for no sign-in, `signed-in` ones for any role of the city, `sign-in.own` ones
 * for the person themselves: what they do there is about their own way in. `sign-in.set-up` ones are those of them that somebody who still
 * has to set up a second factor reaches, and nothing else.
 */
export const permissions = {
  public: [],
  'signed-in': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'],
  'sign-in.own': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'],
  'sign-in.set-up': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator', 'customer'],
  'accounts.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'accounts.change': ['coordinator', 'clerk', 'manager'],
  'orders.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'orders.change': ['coordinator', 'clerk', 'manager'],
  'deposits.refund': ['coordinator', 'manager'],
  'payments.post': ['coordinator', 'clerk', 'manager'],
  'payments.take-check-anyway': ['coordinator', 'manager'],
  'bank-files.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'bank-files.load': ['coordinator', 'clerk', 'manager'],
  'autopay.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'autopay.change': ['coordinator', 'clerk', 'manager'],
  'autopay.prepare': ['coordinator', 'manager'],
  'autopay.release': ['coordinator', 'manager'],
  'payments.reverse': ['coordinator', 'clerk', 'manager'],
  'cash.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'cash.sign': ['coordinator', 'manager'],
  'cash.reconcile': ['coordinator', 'manager'],
  'refunds.approve': ['coordinator', 'manager'],
  'adjustments.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'adjustments.ask': ['coordinator', 'clerk', 'manager'],
  'adjustments.approve': ['coordinator', 'manager'],
  'adjustments.approve-beyond': ['manager'],
  'adjustments.link-staff': ['coordinator', 'manager', 'administrator'],
  'rates.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'city.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'city.change': ['administrator'],
  'city.adopt': ['administrator', 'manager'],
  'runs.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'runs.prepare': ['coordinator', 'manager'],
  'runs.release': ['coordinator', 'manager'],
  'runs.post': ['coordinator', 'manager'],
  'runs.print': ['coordinator', 'manager', 'clerk'],
  'messages.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'messages.change': ['coordinator', 'manager'],
  'mail.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'mail.work': ['coordinator', 'clerk', 'manager'],
  'mail.send': ['coordinator', 'manager'],
  'postage.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'postage.change': ['coordinator', 'manager'],
  'stock.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'stock.change': ['coordinator', 'clerk', 'manager'],
  'stock.approve': ['coordinator', 'manager'],
  'letters.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'letters.write': ['coordinator', 'clerk', 'manager'],
  'letters.approve': ['coordinator', 'manager'],
  'letters.templates': ['coordinator', 'manager'],
  'proposals.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'proposals.change': ['coordinator', 'manager'],
  'planning.change': ['coordinator', 'manager'],
  'planning.tick': ['coordinator', 'manager', 'clerk'],
  'checks.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'checks.work': ['coordinator', 'clerk', 'manager'],
  'statistics.read': ['coordinator', 'manager', 'auditor', 'administrator'],
  'corrections.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'corrections.ask': ['coordinator', 'clerk', 'manager'],
  'corrections.override': ['manager'],
  'parties.merge': ['coordinator', 'manager'],
  'cases.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'cases.change': ['coordinator', 'clerk', 'manager'],
  'imports.read': ['coordinator', 'manager', 'auditor', 'administrator'],
  'imports.change': ['coordinator', 'manager', 'administrator'],
  'gl.read': ['coordinator', 'manager', 'auditor', 'administrator'],
  'workplan.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'workplan.change': ['coordinator', 'clerk', 'manager', 'administrator'],
  'procedures.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'procedures.change': ['coordinator', 'manager', 'administrator'],
  'procedures.acknowledge': ['coordinator', 'clerk', 'manager', 'administrator'],
  'contacts.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'contacts.write': ['coordinator', 'clerk', 'manager'],
  'confidential.read': ['manager'],
  'confidential.approve': ['manager', 'administrator'],
  'delegations.read': ['coordinator', 'clerk', 'manager', 'auditor', 'administrator'],
  'delegations.give': ['manager'],
  'delegations.end': ['manager', 'administrator'],
  'audit.read': ['manager', 'auditor', 'administrator'],
  'staff.change': ['administrator'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** Whether a role holds a permission. */
export const holds = (role: Role, permission: Permission): boolean =>
  permission === 'public' || (permissions[permission] as readonly Role[]).includes(role)

/** What a token never reaches: its maker's own way in, and making other people or other authority. */
const neverByToken: readonly Permission[] = [
  'public',
  'sign-in.own',
  'sign-in.set-up',
  'staff.change',
  'delegations.give',
]

/** What a token may reach, of what its role holds. */
export const scopesOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter(
    (permission) => holds(role, permission) && !neverByToken.includes(permission),
  )
