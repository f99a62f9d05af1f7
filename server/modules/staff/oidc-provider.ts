import * as client from 'openid-client'
import { refuse } from '#kernel/refusal'
import type { OidcSettings } from './oidc-settings.ts'

/** What the provider says of the person who came back, after all checks. */
export type Vouched = {
  readonly issuer: string
  readonly subject: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** What a sign-in that has begun is held against when the browser comes back. */
export type Begun = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Speaks with the provider: authorization code with PKCE, state and nonce; signature, issuer, audience and times of what it says are checked. */
export function makeOidcProvider(
  { issuer, clientId, clientSecret }: OidcSettings,
  { redirectTo }: { readonly redirectTo: string },
) {
  const server = new URL(issuer)
  // In the clear only to the same machine, as tests and trials do.
  const local = server.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(server.hostname)
  let found: client.Configuration | null = null
  const configuration = async (): Promise<client.Configuration> => {
    if (found) return found
    const made = await client
      .discovery(server, clientId, undefined, authenticateBy(clientSecret), {
        execute: [client.enableNonRepudiationChecks, ...(local ? [client.allowInsecureRequests] : [])],
        timeout: 10,
      })
      .catch(() => null)
    found = made
    return made ?? refuse('OIDC_UNAVAILABLE', {})
  }
  return {
    /** Where to send the browser, and what to keep until it comes back. */
    begin: async (): Promise<Begun & { readonly address: string }> => {
      const known = await configuration()
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const address = client.buildAuthorizationUrl(known, {
        redirect_uri: redirectTo,
        scope: 'openid email profile',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      })
      return { ...begun, address: address.href }
    },

    /** Who came back. Refuses an answer that does not fit what was begun, or that the provider did not sign. */
    finish: async ({ state, nonce, verifier }: Begun, search: string): Promise<Vouched> => {
      const known = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(known, new URL(`${redirectTo}${search}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const said = tokens.claims() ?? refuse('OIDC_FAILED', {})
        // Many providers keep the e-mail address out of the token and tell it when asked.
        const more = known.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(known, tokens.access_token, said.sub)
          : {}
        return { issuer: said.iss, subject: said.sub, claims: { ...more, ...said } }
      } catch {
        return refuse('OIDC_FAILED', {})
      }
    },
  }
}

/** Shows the secret in the way the provider takes it: in a header, unless it says that it wants it in the body. */
const authenticateBy =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const show = taken.includes('client_secret_basic') ? client.ClientSecretBasic : client.ClientSecretPost
    show(secret)(server, ...rest)
  }
