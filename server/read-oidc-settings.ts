import { Role } from '@cartwright/api/roles'
import type { OidcSettings } from './modules/staff/oidc-settings.ts'
import { SettingInvalid } from './setting-invalid.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Sign-in by OpenID Connect, from the environment; null when no issuer is named. Throws SettingInvalid at what cannot be used. */
export function readOidcSettings(environment: Environment): OidcSettings | null {
  const issuer = environment.CARTWRIGHT_OIDC_ISSUER
  if (!issuer) return null
  if (!safeAddress(issuer))
    throw new SettingInvalid('CARTWRIGHT_OIDC_ISSUER must be an address that begins with https://.')
  return {
    issuer,
    clientId: needed(environment, 'CARTWRIGHT_OIDC_CLIENT_ID'),
    clientSecret: needed(environment, 'CARTWRIGHT_OIDC_CLIENT_SECRET'),
    label: environment.CARTWRIGHT_OIDC_LABEL || 'your organization’s account',
    newPeople: readNewPeople(environment),
  }
}

/** By https, or to the same machine. */
function safeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
}

function needed(environment: Environment, name: string): string {
  const value = environment[name]
  if (!value) throw new SettingInvalid(`${name} is missing. CARTWRIGHT_OIDC_ISSUER needs it.`)
  return value
}

function readNewPeople(environment: Environment): OidcSettings['newPeople'] {
  const claim = environment.CARTWRIGHT_OIDC_ROLE_CLAIM
  if (!claim) return null
  const pairs = needed(environment, 'CARTWRIGHT_OIDC_ROLES').split(',')
  return {
    claim,
    roles: pairs.map((pair) => {
      const [value, name] = pair.split('=').map((part) => part.trim())
      const role = Role.exclude(['customer']).safeParse(name)
      if (!value || !role.success)
        throw new SettingInvalid(
          `CARTWRIGHT_OIDC_ROLES has “${pair}”; write pairs like billing-staff=coordinator,finance=auditor.`,
        )
      return [value, role.data] as const
    }),
    city: needed(environment, 'CARTWRIGHT_OIDC_CITY'),
  }
}
