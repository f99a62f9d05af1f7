import type { Role } from '@cartwright/api/roles'
import type { Session } from '@cartwright/api/staff'
import { permissions, holds, type Permission } from '@cartwright/api/roles'
import { isAPIError } from 'better-auth/api'
import { bearerToken } from '../../bearer-token.ts'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { type Auth, type AuthParts, makeAuth } from './auth.ts'
import { isCommonPassword } from './common-password.ts'
import { type Membership, membershipsOf } from './memberships.ts'
import { hasPracticeCity, practiceDomain, practicePerson } from './practice-people.ts'
import { makeRateLimit } from './rate-limit.ts'
import { tokenCaller } from './token-caller.ts'

/** A session without a request for so long has ended. */
export const idleMinutes = 120

/** The cookie, header or query parameter that names the city of a request. */
export const cityKey = 'cartwright-city'

/** Somebody whose session is good. */
export type SignedIn = {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly memberships: readonly Membership[]
}

/** An answer's cookies besides what it says. */
type WithCookies<Result> = { readonly result: Result; readonly cookies: readonly string[] }

export type SignIn = ReturnType<typeof makeSignIn>

/** Sign-in as the rest of the product sees it: who is asking, and how sessions begin and end. */
export function makeSignIn(parts: AuthParts) {
  const { database } = parts
  const { auth, close } = makeAuth(parts)
  const tries = makeRateLimit({ most: 30, seconds: 60 })
  const clicks = makeRateLimit({ most: 120, seconds: 60 })
  return {
    /** Who a request's session cookie belongs to, or null. Using a session keeps it from going idle. */
    whoIs: (headers: Headers) => whoIs(auth, database, headers),

    /** Who a token works as, or null when it is good no more. */
    byToken: (token: string) => tokenCaller(database, token),

    /** Begins a session by password. One answer for every failure, after about the same time. */
    signIn: (
      given: { email: string; password: string; from: string },
      headers: Headers,
    ): Promise<WithCookies<SignedIn>> => {
      slowDown(tries(given.from))
      return byPassword(auth, database, given, headers)
    },

    /** Begins a session as an invented person of a practice city. */
    signInToPractice: async (
      given: { role: Role; city: string | undefined; from: string },
      headers: Headers,
    ): Promise<WithCookies<SignedIn>> => {
      slowDown(clicks(given.from))
      const person = await practicePerson(database, given)
      const { headers: answered } = await auth.api.signInAs({
        body: { userId: person.userId },
        headers,
        returnHeaders: true,
      })
      const cookies = answered.getSetCookie()
      const result = await signedInBy(auth, database, cookies)
      await noteAddress(database, result.sessionId, given.from)
      return { result, cookies }
    },

    signOut: async (headers: Headers): Promise<readonly string[]> => {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true })
      return answered.getSetCookie()
    },

    /** Changes the own password and ends all other sessions of this person. Refuses in the order of its checks. */
    changePassword: async (
      given: { current: string; next: string; person: SignedIn },
      headers: Headers,
    ): Promise<readonly string[]> => {
      const { person, next } = given
      slowDown(tries(person.userId))
      if (isPracticePerson(person)) refuse('DEMO_PERSON_FIXED', {})
      if (isCommonPassword(next, [person.name, person.email])) refuse('PASSWORD_TOO_COMMON', {})
      try {
        const { headers: answered } = await auth.api.changePassword({
          body: { currentPassword: given.current, newPassword: next, revokeOtherSessions: true },
          headers,
          returnHeaders: true,
        })
        return answered.getSetCookie()
      } catch (error) {
        if (isAPIError(error)) refuse('PASSWORD_WRONG', {})
        throw error
      }
    },

    hash: async (password: string): Promise<string> => (await auth.$context).password.hash(password),
    practice: () => hasPracticeCity(database),
    close,
  }
}

export const isPracticePerson = ({ email }: { readonly email: string }): boolean =>
  email.endsWith(`.${practiceDomain}`)

const slowDown = (retryAfterSeconds: number): void => {
  if (retryAfterSeconds > 0) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds })
}

async function byPassword(
  auth: Auth,
  database: OpenDatabase,
  { email, password, from }: { readonly email: string; readonly password: string; readonly from: string },
  headers: Headers,
): Promise<WithCookies<SignedIn>> {
  const { shut } = await countAttempt(database, email)
  if (shut) {
    // As long as a wrong password takes, so that the time does not tell that the address is shut.
    await (await auth.$context).password.hash(password)
    refuse('SIGN_IN_REFUSED', {})
  }
  const cookies = await cookiesFor(auth, { email, password }, headers)
  const result = await signedInBy(auth, database, cookies)
  if (result.memberships.length === 0) {
    await auth.api.signOut({ headers: cookieHeader(cookies) })
    refuse('SIGN_IN_REFUSED', {})
  }
  await forgetAttempts(database, email)
  await noteAddress(database, result.sessionId, from)
  return { result, cookies }
}

async function cookiesFor(
  auth: Auth,
  body: { readonly email: string; readonly password: string },
  headers: Headers,
): Promise<readonly string[]> {
  try {
    const { headers: answered } = await auth.api.signInEmail({ body, headers, returnHeaders: true })
    return answered.getSetCookie()
  } catch (error) {
    if (isAPIError(error)) refuse('SIGN_IN_REFUSED', {})
    throw error
  }
}

/** Who the cookies of an answer sign in. */
async function signedInBy(auth: Auth, database: OpenDatabase, cookies: readonly string[]): Promise<SignedIn> {
  return (await whoIs(auth, database, cookieHeader(cookies))) ?? refuse('SIGN_IN_REFUSED', {})
}

const cookieHeader = (cookies: readonly string[]): Headers =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') })

async function whoIs(auth: Auth, database: OpenDatabase, headers: Headers): Promise<SignedIn | null> {
  if (bearerToken(headers) !== null || !headers.get('cookie')?.includes('session_token')) return null
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const quietMinutes = (Temporal.Now.instant().epochMilliseconds - found.session.updatedAt.getTime()) / 60_000
  if (quietMinutes > idleMinutes) {
    await (await auth.$context).internalAdapter.deleteSession(found.session.token)
    return null
  }
  // Once a minute is often enough to know that a session is in use.
  if (quietMinutes > 1) await touch(database, found.session.id)
  const { id: userId, name, email } = found.user
  return {
    userId,
    sessionId: found.session.id,
    name,
    email,
    memberships: await membershipsOf(database, userId),
  }
}

async function touch({ db }: OpenDatabase, sessionId: string): Promise<void> {
  await db
    .withSchema('directory')
    .updateTable('session')
    .set({ updatedAt: Temporal.Now.instant() })
    .where('id', '=', sessionId)
    .execute()
}

/** Keeps from where a session began, so that its person can tell it from one that is not theirs. */
async function noteAddress({ db }: OpenDatabase, sessionId: string, from: string): Promise<void> {
  await db
    .withSchema('directory')
    .updateTable('session')
    .set({ ipAddress: from })
    .where('id', '=', sessionId)
    .execute()
}

/** What the web application learns about the session. */
export function describeSession(person: SignedIn | null, city: string | null, demoSignIn: boolean): Session {
  const member = person?.memberships.find((one) => one.city.name === city)
  return {
    signedIn: person !== null,
    person: person && { userId: person.userId, name: person.name, email: person.email },
    city: member?.city ?? null,
    role: member?.role ?? null,
    accountNumber: member?.accountNumber ?? null,
    permissions: member
      ? (Object.keys(permissions) as Permission[]).filter((permission) => holds(member.role, permission))
      : [],
    authority: [],
    cities: person?.memberships.map((one) => one.city) ?? [],
    demoSignIn,
  }
}
