import { holds, type Permission, permissions, type Role } from '@cartwright/api/roles'
import type { Session } from '@cartwright/api/staff'
import type { SignedIn } from './begin-session.ts'
import { mustSetUp } from './identify.ts'
import type { Membership } from './memberships.ts'
import type { HalfSignedIn } from './sign-in.ts'

/** What the installation offers at the door. */
export type Offered = { readonly demoSignIn: boolean; readonly oidc: { readonly label: string } | null }

const nobody = {
  signedIn: false,
  person: null,
  city: null,
  role: null,
  accountNumber: null,
  permissions: [],
  authority: [],
  cities: [],
  step: null,
  factors: [],
}

/** What the web application learns of somebody who is not signed in, or not quite. */
export const describeNobody = (half: HalfSignedIn | null, offered: Offered): Session => ({
  ...nobody,
  ...(half && { step: 'second-factor', factors: [...half.factors] }),
  ...offered,
})

/** What the web application learns about the session. */
export function describeSession(person: SignedIn, member: Membership | null, offered: Offered): Session {
  const held = member !== null && mustSetUp(person, member)
  return {
    ...nobody,
    signedIn: true,
    person: { userId: person.userId, name: person.name, email: person.email },
    city: member?.city ?? null,
    role: member?.role ?? null,
    accountNumber: member?.accountNumber ?? null,
    permissions: member ? (held ? ['sign-in.set-up'] : permissionsOf(member.role)) : [],
    cities: person.memberships.map(({ city }) => city),
    step: held ? 'set-up' : null,
    ...offered,
  }
}

const permissionsOf = (role: Role): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => holds(role, permission))
