import { describe, expect, it } from 'vitest'
import { readOidcSettings } from './read-oidc-settings.ts'

const whole = {
  CARTWRIGHT_OIDC_ISSUER: 'https://login.city.example',
  CARTWRIGHT_OIDC_CLIENT_ID: 'cartwright',
  CARTWRIGHT_OIDC_CLIENT_SECRET: 'a secret',
}

describe('the settings of OpenID Connect', () => {
  it('are none without an issuer, and few with one', () => {
    expect(readOidcSettings({})).toBeNull()
    expect(readOidcSettings(whole)).toEqual({
      issuer: 'https://login.city.example',
      clientId: 'cartwright',
      clientSecret: 'a secret',
      label: 'your organization’s account',
      newPeople: null,
    })
  })

  it('name roles by a claim', () => {
    const roles = {
      CARTWRIGHT_OIDC_ROLE_CLAIM: 'groups',
      CARTWRIGHT_OIDC_ROLES: 'billing=coordinator, finance=auditor',
      CARTWRIGHT_OIDC_CITY: 'marlow',
    }
    expect(readOidcSettings({ ...whole, ...roles })?.newPeople).toEqual({
      claim: 'groups',
      roles: [
        ['billing', 'coordinator'],
        ['finance', 'auditor'],
      ],
      city: 'marlow',
    })
    expect(() => readOidcSettings({ ...whole, ...roles, CARTWRIGHT_OIDC_ROLES: 'billing=king' })).toThrow(
      'CARTWRIGHT_OIDC_ROLES has “billing=king”',
    )
  })

  it.each([
    [{ CARTWRIGHT_OIDC_ISSUER: 'http://login.city.example' }, 'CARTWRIGHT_OIDC_ISSUER must'],
    [{ CARTWRIGHT_OIDC_CLIENT_ID: '' }, 'CARTWRIGHT_OIDC_CLIENT_ID is missing'],
    [{ CARTWRIGHT_OIDC_CLIENT_SECRET: undefined }, 'CARTWRIGHT_OIDC_CLIENT_SECRET is missing'],
  ])('%o cannot be used', (change, message) => {
    expect(() => readOidcSettings({ ...whole, ...change })).toThrow(message)
  })
})
