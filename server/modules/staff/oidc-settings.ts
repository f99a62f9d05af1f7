import type { Role } from '@cartwright/api/roles'

/** The provider of OpenID Connect an installation signs in with. */
export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button on the sign-in page says. */
  readonly label: string
  /** Gives a role to people nobody added before, by what the provider says of them; without it only known people come in. */
  readonly newPeople: NewPeople | null
}

/** Who becomes what, by a claim of the provider such as `groups`, in which city. */
type NewPeople = {
  readonly claim: string
  /** In the order they are written: the first that fits counts. */
  readonly roles: readonly (readonly [value: string, role: Role])[]
  readonly city: string
}
