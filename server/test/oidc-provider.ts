import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Configuration } from 'oidc-provider'
import { Provider } from 'oidc-provider/lib/provider.js'
import { client } from './oidc-client.ts'
import { oidcMemory } from './oidc-memory.ts'

type Claims = Record<string, unknown>

/** Somebody the provider knows. */
export type Known = {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
} & Claims

type Place = {
  /** Any that is free when left out. */
  readonly port?: number
  /** Where people are sent back to. */
  readonly redirectTo?: string
}

/**
 * A real provider of OpenID Connect on a port of this machine, which signs in whom a test says, without asking. A test may change
 * what it says of them before it is sent, signed anew by its key or by another.
 */
export async function startOidcProvider({
  port = 0,
  redirectTo = 'http://localhost/api/sign-in/oidc/callback',
}: Place = {}) {
  const signing = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state: { known: Known | null; twist: ((claims: Claims) => Claims) | null; key: KeyObject } = {
    known: null,
    twist: null,
    key: signing.privateKey,
  }
  const provider: Provider = new Provider(issuer, {
    ...settingsWith(signing.privateKey, redirectTo),
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...state.known, sub }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    await next()
    const said = context.body as { id_token?: string } | undefined
    if (context.path === '/token' && said?.id_token && state.twist)
      context.body = { ...said, id_token: signed(state.twist(claimsIn(said.id_token)), state.key) }
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/login/'))
      void provider.interactionFinished(request, response, { login: { accountId: state.known!.sub } })
    else void answer(request, response)
  })
  return {
    issuer,
    /** From now on whoever comes is this person. */
    isNow: (known: Known) => {
      state.known = known
    },
    /** Changes what it says, and by which key it is signed. */
    twist: (twist: ((claims: Claims) => Claims) | null, key: KeyObject = signing.privateKey) => {
      state.twist = twist
      state.key = key
    },
    /** Goes through the provider as a browser would, and gives what it comes back with. */
    visit: (address: string) => visit({ issuer, redirectTo }, address),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const settingsWith = (key: KeyObject, redirectTo: string): Configuration => ({
  adapter: oidcMemory(),
  clients: [
    {
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uris: [redirectTo],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] as never },
  cookies: { keys: ['only for tests'] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  interactions: { url: (_, { uid }) => `/login/${uid}` },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
})

type Way = { readonly issuer: string; readonly redirectTo: string }

async function visit({ issuer, redirectTo }: Way, address: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = address
  for (let step = 0; step < 10 && !next.startsWith(redirectTo); step++) {
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      jar.set(name!, value!)
    }
    const to = response.headers.get('location')
    if (to === null) throw new Error(`${response.status}: ${await response.text()}`)
    next = new URL(to, issuer).href
  }
  return new URL(next).search
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const claimsIn = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Claims

function signed(claims: Claims, key: KeyObject): string {
  const plain = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`
  return `${plain}.${createSign('sha256').update(plain).sign(key).toString('base64url')}`
}

/** A key the provider does not have. */
export const foreignKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
