import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { type Browser, employ, frontDoor, password } from '#test/front-door'
import { client } from '#test/oidc-client'
import { foreignKey, type Known, startOidcProvider } from '#test/oidc-provider'
import { testOffice } from '#test/test-office'
import type { OidcSettings } from './oidc-settings.ts'
import { makeSignIn, type SignIn } from './sign-in.ts'

const office = testOffice({ on: '2026-11-23' })
const db = () => office.database().db
const opened: SignIn[] = []
let provider: Awaited<ReturnType<typeof startOidcProvider>>
let dana: { email: string; userId: string }

const settings = (): OidcSettings => ({
  issuer: provider.issuer,
  ...client,
  label: 'your city account',
  newPeople: null,
})

/** The product with sign-in by the provider. */
function open(oidc: OidcSettings | null): () => Browser {
  const signIn = makeSignIn({
    database: office.database(),
    secret: 'only for tests, at least 32 signs',
    secure: false,
    publicUrl: 'http://localhost',
    today: office.today,
    oidc,
  })
  opened.push(signIn)
  return frontDoor(office, () => signIn)
}
let browser: () => Browser

const knownAs = (change: Partial<Known> = {}): void =>
  provider.isNow({ sub: 'dana-1', email: dana.email, email_verified: true, name: 'Dana', ...change })

/** Where the browser ends after it went to the provider and back. */
async function come(visitor: Browser, query = ''): Promise<string | null> {
  const away = await visitor.get(`/sign-in/oidc${query}`)
  const search = await provider.visit(away.headers.get('location')!)
  return (await visitor.get(`/sign-in/oidc/callback${search}`)).headers.get('location')
}

const nobody = async (visitor: Browser) =>
  expect(await answered(visitor.get('/session'))).toMatchObject({ signedIn: false })

const back = async (by: Browser, search: string) =>
  (await by.get(`/sign-in/oidc/callback${search}`)).headers.get('location')

const staffed = () =>
  open({
    ...settings(),
    newPeople: {
      claim: 'groups',
      roles: [
        ['billing', 'coordinator'],
        ['finance', 'auditor'],
      ],
      city: office.city,
    },
  })

beforeAll(async () => {
  provider = await startOidcProvider()
  browser = open(settings())
})
afterAll(async () => {
  for (const signIn of opened) await signIn.close()
  await provider.close()
})
beforeEach(async () => {
  dana = await employ(office, 'dana')
  await sql`delete from directory.oidc_identity where issuer = ${provider.issuer}`.execute(db())
  provider.twist(null)
  knownAs()
})

describe('sign-in by OpenID Connect', () => {
  it('signs in whom somebody added, and opens the screen that was asked for', async () => {
    const visitor = browser()
    expect(await answered(visitor.get('/session'))).toMatchObject({ oidc: { label: 'your city account' } })
    expect(await come(visitor, '?to=/runs%3Fstate%3Dopen')).toBe('/runs?state=open')
    expect(await answered(visitor.get('/session'))).toMatchObject({
      signedIn: true,
      person: { email: dana.email },
      role: 'clerk',
    })
    expect(await answered(visitor.get('/sign-in/ways'))).toMatchObject({
      method: 'oidc',
      oidc: { label: 'your city account', linked: true },
    })
  })

  it('asks with PKCE, state and nonce, and keeps them from the browser', async () => {
    const visitor = browser()
    const address = new URL((await visitor.get('/sign-in/oidc')).headers.get('location')!)
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      redirect_uri: 'http://localhost/api/sign-in/oidc/callback',
      response_type: 'code',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(address.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
    expect([...visitor.jar.keys()]).toEqual(['cartwright.step'])
  })

  it('is as good as a second factor', async () => {
    await answered(office.as('administrator').put('/second-factor-roles', { roles: ['clerk'] }))
    const visitor = browser()
    await come(visitor)
    expect((await visitor.get('/city')).status).toBe(200)
    const byPassword = browser()
    await answered(byPassword.post('/sign-in', { email: dana.email, password }))
    expect(await refused(byPassword.get('/city'))).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    await answered(office.as('administrator').put('/second-factor-roles', { roles: [] }))
  })

  it('knows people by the provider’s name for them after the first time, whatever their address is then', async () => {
    await come(browser())
    knownAs({ email: 'dana.new@elsewhere.example' })
    expect(await come(browser())).toBe('/')
    knownAs({ sub: 'somebody-else' })
    expect(await come(browser())).toBe('/sign-in?refused=OIDC_PERSON_UNKNOWN')
  })

  it('never sends the browser to another site', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example'])
      expect(await come(browser(), `?to=${encodeURIComponent(to)}`)).toBe('/')
  })

  it('leaves no trace where it is off', async () => {
    const visitor = open(null)()
    expect(await answered(visitor.get('/session'))).toMatchObject({ oidc: null })
    for (const path of ['/sign-in/oidc', '/sign-in/oidc/callback?code=x&state=y'])
      expect(await refused(visitor.get(path))).toMatchObject({ code: 'NO_SUCH_ADDRESS' })
  })

  it('says so when the provider does not answer', async () => {
    const away = open({ ...settings(), issuer: 'http://127.0.0.1:9' })()
    expect((await away.get('/sign-in/oidc')).headers.get('location')).toBe(
      '/sign-in?refused=OIDC_UNAVAILABLE',
    )
  })
})

describe('sign-in by OpenID Connect is refused', () => {
  it.each([
    ['to somebody nobody added', { sub: 'x', email: 'stranger@elsewhere.example' }, 'OIDC_PERSON_UNKNOWN'],
    ['without a verified address', { email_verified: false }, 'OIDC_EMAIL_NOT_VERIFIED'],
    ['without any address', { email: undefined }, 'OIDC_EMAIL_NOT_VERIFIED'],
    ['to an invented person', { email: 'clerk@marlow.practice.invalid' }, 'OIDC_PERSON_UNKNOWN'],
  ])('%s', async (_, change, code) => {
    knownAs(change as Partial<Known>)
    const visitor = browser()
    expect(await come(visitor)).toBe(`/sign-in?refused=${code}`)
    await nobody(visitor)
  })

  it('to whom the city shut out', async () => {
    await office.as('administrator').put(`/staff/${dana.userId}/disabled`, { disabled: true })
    expect(await come(browser())).toBe('/sign-in?refused=OIDC_PERSON_UNKNOWN')
  })

  it.each([
    ['of another issuer', { iss: 'https://evil.example' }],
    ['for another program', { aud: 'somebody-else' }],
    ['that is past its time', { exp: 1_700_000_000, iat: 1_699_999_000 }],
    ['of another sign-in', { nonce: 'another' }],
    ['of another person', { sub: 'administrator' }],
  ])('with a token %s', async (_, change) => {
    provider.twist((claims) => ({ ...claims, ...change }))
    const visitor = browser()
    expect(await come(visitor)).toBe('/sign-in?refused=OIDC_FAILED')
    await nobody(visitor)
  })

  it('with a token signed by another key', async () => {
    provider.twist((claims) => claims, foreignKey())
    expect(await come(browser())).toBe('/sign-in?refused=OIDC_FAILED')
    provider.twist((claims) => claims)
    expect(await come(browser())).toBe('/')
  })

  it('to another browser, a second time, with another state, and after ten minutes', async () => {
    const visitor = browser()
    const begin = async (query = '') =>
      provider.visit((await visitor.get(`/sign-in/oidc${query}`)).headers.get('location')!)
    expect(await back(browser(), await begin())).toBe('/sign-in?refused=SIGN_IN_STEP_OVER')
    const search = await begin()
    const copy = browser()
    for (const [name, value] of visitor.jar) copy.jar.set(name, value)
    expect(await back(visitor, search)).toBe('/')
    expect(await back(copy, search)).toBe('/sign-in?refused=SIGN_IN_STEP_OVER')
    const changed = (await begin()).replace(/state=[^&]+/, 'state=another')
    expect(await back(visitor, changed)).toBe('/sign-in?refused=OIDC_FAILED')
    const late = await begin('?to=/late')
    await sql`update directory.sign_in_step set expires_at = now()
      where kind = 'oidc' and facts->>'to' = '/late'`.execute(db())
    expect(await back(visitor, late)).toBe('/sign-in?refused=SIGN_IN_STEP_OVER')
  })
})

describe('roles by a claim', () => {
  it('let in who was not added, as the first that fits, on the record and without a password', async () => {
    const email = `lee@${office.city.replaceAll('_', '-')}.gov`
    await sql`delete from directory."user" where email = ${email}`.execute(db())
    knownAs({ sub: 'lee', email, name: 'Lee Park', groups: ['finance', 'billing'] })
    const visitor = staffed()()
    expect(await come(visitor)).toBe('/')
    expect(await answered(visitor.get('/session'))).toMatchObject({
      role: 'coordinator',
      person: { name: 'Lee Park' },
    })
    expect(await answered(visitor.get('/sign-in/ways'))).toMatchObject({ password: false })
    const record = await answered<{ rows: object[] }>(
      office.as('administrator').get('/audit?command=add-person&subject=person%20lee'),
    )
    expect(record.rows[0]).toMatchObject({ actor: { name: 'your city account (OpenID Connect)' } })
  })

  it('let nobody in whose claim names none, and change nothing for who was added', async () => {
    const door = staffed()
    knownAs({ sub: 'max', email: 'max@elsewhere.example', groups: ['parks'] })
    expect(await come(door())).toBe('/sign-in?refused=OIDC_PERSON_UNKNOWN')
    knownAs({ groups: ['billing'] })
    const visitor = door()
    await come(visitor)
    expect(await answered(visitor.get('/session'))).toMatchObject({ role: 'clerk' })
  })
})
