import type { Role } from '@cartwright/api/roles'
import type { Factor } from '@cartwright/api/staff'
import { isAPIError } from 'better-auth/api'
import { refuse } from '#kernel/refusal'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { type Auth, type AuthParts, makeAuth } from './auth.ts'
import {
  beginSession,
  noteBeginning,
  type SignedIn,
  signedInBy,
  whoIs,
  type WithCookies,
} from './begin-session.ts'
import { isCommonPassword } from './common-password.ts'
import { makeConfirmation } from './confirm.ts'
import { membershipsOf } from './memberships.ts'
import { makeOidcSignIn } from './oidc-sign-in.ts'
import { userByPassword } from './own-password.ts'
import { makePasskeySignIn } from './passkey-sign-in.ts'
import { hasPracticeCity, isPracticePerson, practicePerson } from './practice-people.ts'
import { makeRateLimit } from './rate-limit.ts'
import { factorsOf } from './second-factor.ts'
import { makeCodes } from './set-up-codes.ts'
import { makeSecondStep } from './second-step.ts'
import { makeSteps, type Steps } from './sign-in-steps.ts'
import { tokenCaller } from './token-caller.ts'

/** The cookie, header or query parameter that names the city of a request. */
export const cityKey = 'cartwright-city'

/** Somebody whose password was good, and who has yet to show a second factor. */
export type HalfSignedIn = { readonly factors: readonly Factor[] }

export type SignIn = ReturnType<typeof makeSignIn>

/** What the steps of a sign-in stand on. */
export type SignInCore = AuthParts & {
  readonly auth: Auth
  readonly steps: Steps
  /** Refuses whoever, by any key, tries too often. */
  readonly slowDown: (key: string) => void
}

/** Sign-in as the rest of the product sees it: who is asking, and how sessions begin and end. */
export function makeSignIn(parts: AuthParts) {
  const { database } = parts
  const { auth, close } = makeAuth(parts)
  const clicks = makeSlowDown(120)
  const core: SignInCore = {
    ...parts,
    auth,
    steps: makeSteps(database, parts.secure),
    slowDown: makeSlowDown(30),
  }
  return {
    /** Who a request's session cookie belongs to, or null. Using a session keeps it from going idle. */
    whoIs: (headers: Headers) => whoIs(auth, database, headers),

    /** Who a token works as, or null when it is good no more. */
    byToken: (token: string) => tokenCaller(database, token),

    /** Begins a session by password, or asks for the second factor. One answer for every failure, after about the same time. */
    signIn: (
      given: { email: string; password: string; from: string },
      headers: Headers,
    ): Promise<WithCookies<SignedIn | HalfSignedIn>> => {
      core.slowDown(given.from)
      return byPassword(core, given, headers)
    },

    ...makeSecondStep(core),
    ...makeConfirmation(core),
    ...makeCodes(core),
    ...makePasskeySignIn(core),
    oidc: makeOidcSignIn(core),

    /** Begins a session as an invented person of a practice city. */
    signInToPractice: async (
      given: { role: Role; city: string | undefined; from: string },
      headers: Headers,
    ): Promise<WithCookies<SignedIn>> => {
      clicks(given.from)
      const { userId } = await practicePerson(database, given)
      return beginSession(auth, database, { userId, method: 'practice', from: given.from }, headers)
    },

    signOut: async (headers: Headers): Promise<readonly string[]> => {
      const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true })
      return answered.getSetCookie()
    },

    /** Changes the own password and ends all other sessions of this person. Refuses in the order of its checks. */
    changePassword: (given: NewPassword, headers: Headers): Promise<readonly string[]> => {
      core.slowDown(given.person.userId)
      return changePassword(core, given, headers)
    },

    hash: async (password: string): Promise<string> => (await auth.$context).password.hash(password),
    practice: () => hasPracticeCity(database),
    close,
  }
}

function makeSlowDown(most: number): (key: string) => void {
  const tries = makeRateLimit({ most, seconds: 60 })
  return (key) => {
    const retryAfterSeconds = tries(key)
    if (retryAfterSeconds > 0) refuse('TOO_MANY_REQUESTS', { retryAfterSeconds })
  }
}

async function byPassword(
  { auth, database, steps }: SignInCore,
  { email, password, from }: { readonly email: string; readonly password: string; readonly from: string },
  headers: Headers,
): Promise<WithCookies<SignedIn | HalfSignedIn>> {
  const { shut } = await countAttempt(database, email)
  const userId = await userByPassword(auth, { email, password })
  // Looked at although it is shut, so that the time does not tell.
  if (shut || userId === null) refuse('SIGN_IN_REFUSED', {})
  if ((await membershipsOf(database, userId)).length === 0) refuse('SIGN_IN_REFUSED', {})
  const factors = await factorsOf(database, userId)
  if (factors.length > 0) {
    // The failures are forgotten after the second factor only: else a known password would give endless tries at the code.
    const cookie = await steps.begin('second-factor', { userId, facts: {} })
    return { result: { factors }, cookies: [cookie] }
  }
  await forgetAttempts(database, email)
  return beginSession(auth, database, { userId, method: 'password', from }, headers)
}

type NewPassword = { readonly current: string; readonly next: string; readonly person: SignedIn }

async function changePassword(
  { auth, database }: SignInCore,
  { current, next, person }: NewPassword,
  headers: Headers,
): Promise<readonly string[]> {
  if (isPracticePerson(person)) refuse('DEMO_PERSON_FIXED', {})
  if (isCommonPassword(next, [person.name, person.email])) refuse('PASSWORD_TOO_COMMON', {})
  const cookies = await cookiesOfChange(auth, { current, next }, headers)
  // The library ends all sessions and begins another, which is as good as the one it stands for.
  const { sessionId } = await signedInBy(auth, database, cookies)
  await noteBeginning(database, sessionId, { method: person.method })
  return cookies
}

async function cookiesOfChange(
  auth: Auth,
  { current, next }: Pick<NewPassword, 'current' | 'next'>,
  headers: Headers,
): Promise<readonly string[]> {
  try {
    const { headers: answered } = await auth.api.changePassword({
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    })
    return answered.getSetCookie()
  } catch (error) {
    if (isAPIError(error)) refuse('PASSWORD_WRONG', {})
    throw error
  }
}
