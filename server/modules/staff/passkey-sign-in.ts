import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import { beginSession, noteFactor, type SignedIn, type WithCookies } from './begin-session.ts'
import { membershipsOf } from './memberships.ts'
import type { SignInCore } from './sign-in.ts'

/** What a key answered, in the words of WebAuthn: the library looks at every part of it. */
type Said = Readonly<Record<string, unknown>>
type Asked = { readonly options: object; readonly cookies: readonly string[] }

/** EdDSA, ES256 and RS256: all keys in use speak one of them. */
const supportedAlgorithmIDs = [-8, -7, -257]

/** Passkeys: a key asks its owner who they are, so that one step is as good as a password and a second factor. */
export const makePasskeySignIn = (core: SignInCore) => ({
  ...addPasskeys(core),
  ...signInByPasskeys(core),
  ...showPasskeys(core),
})

/** What every answer of a key must be of. */
function expectedOf(publicUrl: string) {
  const { hostname, origin } = new URL(publicUrl)
  return { expectedOrigin: origin, expectedRPID: hostname, requireUserVerification: true }
}

/** A person takes a new key. */
function addPasskeys({ database, publicUrl, steps }: SignInCore) {
  const expected = expectedOf(publicUrl)
  return {
    /** What a browser asks a new key of this person. */
    newPasskeyOptions: async ({ userId, email, name }: SignedIn): Promise<Asked> => {
      const keys = await passkeysOf(database, userId)
      const options = await generateRegistrationOptions({
        rpName: 'Cartwright',
        rpID: expected.expectedRPID,
        userName: email,
        userDisplayName: name,
        userID: new TextEncoder().encode(userId),
        attestationType: 'none',
        supportedAlgorithmIDs,
        excludeCredentials: keys.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      const cookie = await steps.begin('new-passkey', { userId, facts: { challenge: options.challenge } })
      return { options, cookies: [cookie] }
    },

    /** The new key, once its answer fits what was asked. */
    newPasskey: async ({ userId }: SignedIn, said: Said, headers: Headers): Promise<WebAuthnCredential> => {
      const step = await steps.take('new-passkey', headers)
      if (step?.userId !== userId) refuse('PASSKEY_REFUSED', {})
      const checked = await verifyRegistrationResponse({
        response: said as unknown as RegistrationResponseJSON,
        expectedChallenge: step.facts.challenge ?? '',
        supportedAlgorithmIDs,
        ...expected,
      }).catch(() => null)
      return checked?.registrationInfo?.credential ?? refuse('PASSKEY_REFUSED', {})
    },
  }
}

/** Somebody signs in with a key. */
function signInByPasskeys(core: SignInCore) {
  const { auth, database, publicUrl, steps, slowDown } = core
  const { hostname } = new URL(publicUrl)
  return {
    /** What a browser asks any key it has of ours. */
    passkeyOptions: async (from: string): Promise<Asked> => {
      slowDown(from)
      const options = await generateAuthenticationOptions({ rpID: hostname, userVerification: 'required' })
      const cookie = await steps.begin('passkey', { userId: null, facts: { challenge: options.challenge } })
      return { options, cookies: [cookie] }
    },

    /** Begins the session of the key's owner. One answer for every failure. */
    signInByPasskey: async (
      { said, from }: { readonly said: Said; readonly from: string },
      headers: Headers,
    ): Promise<WithCookies<SignedIn>> => {
      slowDown(from)
      const { userId, used } =
        (await ownerOf(core, 'passkey', said, headers)) ?? refuse('PASSKEY_REFUSED', {})
      if ((await membershipsOf(database, userId)).length === 0) refuse('PASSKEY_REFUSED', {})
      await used()
      const begun = await beginSession(auth, database, { userId, method: 'passkey', from }, headers)
      return { ...begun, cookies: [...begun.cookies, steps.over()] }
    },
  }
}

/** Who is signed in shows a key of theirs again. */
function showPasskeys(core: SignInCore) {
  const { database, publicUrl, steps, slowDown } = core
  const { hostname } = new URL(publicUrl)
  return {
    /** What a browser asks the keys of a person who is signed in. Refuses who has none. */
    ownPasskeyOptions: async ({ userId }: SignedIn): Promise<Asked> => {
      const keys = await passkeysOf(database, userId)
      if (keys.length === 0) refuse('FACTOR_NOT_FOUND', {})
      const options = await generateAuthenticationOptions({
        rpID: hostname,
        userVerification: 'required',
        allowCredentials: keys.map(({ id }) => ({ id })),
      })
      const cookie = await steps.begin('own-passkey', { userId, facts: { challenge: options.challenge } })
      return { options, cookies: [cookie] }
    },

    /** Keeps that a person showed a key of theirs. Another's is refused as any failure is. */
    showPasskey: async (person: SignedIn, said: Said, headers: Headers): Promise<string> => {
      slowDown(person.userId)
      const owner = await ownerOf(core, 'own-passkey', said, headers)
      if (owner?.userId !== person.userId) refuse('PASSKEY_REFUSED', {})
      await owner.used()
      await noteFactor(database, person.sessionId)
      return steps.over()
    },
  }
}

/** Who has the key that answered what this browser was asked; null for every failure. */
async function ownerOf(
  { database, publicUrl, steps }: SignInCore,
  kind: 'passkey' | 'own-passkey',
  said: Said,
  headers: Headers,
) {
  const step = await steps.take(kind, headers)
  const key = await passkeyBy(database, String(said.id))
  if (!step || !key) return null
  const checked = await verifyAuthenticationResponse({
    response: said as unknown as AuthenticationResponseJSON,
    expectedChallenge: step.facts.challenge ?? '',
    credential: key.credential,
    ...expectedOf(publicUrl),
  }).catch(() => null)
  if (!checked?.verified) return null
  return {
    userId: key.userId,
    used: () => noteUse(database, key.credential.id, checked.authenticationInfo.newCounter),
  }
}

type Row = { id: string; userId: string; publicKey: string; counter: number }

async function passkeysOf({ db }: OpenDatabase, userId: string): Promise<Pick<Row, 'id'>[]> {
  const { rows } = await sql<Row>`select id from directory.passkey where user_id = ${userId}`.execute(db)
  return rows
}

async function passkeyBy(
  { db }: OpenDatabase,
  id: string,
): Promise<{ userId: string; credential: WebAuthnCredential } | null> {
  const { rows } = await sql<Row>`
    select id, user_id as "userId", public_key as "publicKey", counter from directory.passkey where id = ${id}`.execute(
    db,
  )
  const [found] = rows
  if (!found) return null
  const publicKey = new Uint8Array(Buffer.from(found.publicKey, 'base64url'))
  return { userId: found.userId, credential: { id: found.id, publicKey, counter: found.counter } }
}

async function noteUse({ db }: OpenDatabase, id: string, counter: number): Promise<void> {
  await sql`update directory.passkey set counter = ${counter}, last_used_at = now() where id = ${id}`.execute(
    db,
  )
}
