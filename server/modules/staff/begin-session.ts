import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { refuse } from '#kernel/refusal'
import { bearerToken } from '../../bearer-token.ts'
import type { Auth } from './auth.ts'
import { type Membership, membershipsOf } from './memberships.ts'

/** A session without a request for so long has ended. */
export const idleMinutes = 120

/** So long after somebody proved who they are, or showed a second factor, they are not asked for it again. */
const confirmedMinutes = 10

/** By what a session began. All but the password alone are as good as a second factor. */
export type Method = 'password' | 'code' | 'passkey' | 'oidc' | 'practice'

/** What shows a second factor when a session begins by it. */
const shows: readonly Method[] = ['code', 'passkey', 'oidc']

/** Somebody whose session is good. */
export type SignedIn = {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly method: Method
  /** Whether they proved who they are a moment ago. */
  readonly confirmed: boolean
  /** Whether they showed a second factor a moment ago. */
  readonly factorShown: boolean
  readonly memberships: readonly Membership[]
}

/** An answer's cookies besides what it says. */
export type WithCookies<Result> = { readonly result: Result; readonly cookies: readonly string[] }

type Beginning = { readonly userId: string; readonly method: Method; readonly from: string }

/** Begins a session of somebody who has shown who they are. */
export async function beginSession(
  auth: Auth,
  database: OpenDatabase,
  { userId, method, from }: Beginning,
  headers: Headers,
): Promise<WithCookies<SignedIn>> {
  const { headers: answered } = await auth.api.signInAs({ body: { userId }, headers, returnHeaders: true })
  const cookies = answered.getSetCookie()
  const begun = await signedInBy(auth, database, cookies)
  await noteBeginning(database, begun.sessionId, { method, from })
  const factorShown = shows.includes(method)
  if (factorShown) await noteFactor(database, begun.sessionId)
  return { result: { ...begun, method, factorShown }, cookies }
}

/** Keeps by what a session began, and from where, so that its person can tell it from one that is not theirs. */
export async function noteBeginning(
  { db }: OpenDatabase,
  sessionId: string,
  { method, from }: { readonly method: Method; readonly from?: string },
): Promise<void> {
  await db
    .withSchema('directory')
    .updateTable('session')
    .set({ method, ...(from !== undefined && { ipAddress: from }) })
    .where('id', '=', sessionId)
    .execute()
}

/** Keeps that the person of a session proved who they are just now. */
export async function noteConfirmed({ db }: OpenDatabase, sessionId: string): Promise<void> {
  await sql`update directory.session set "confirmedAt" = now() where id = ${sessionId}`.execute(db)
}

/** Keeps that a second factor was shown in a session just now. */
export async function noteFactor({ db }: OpenDatabase, sessionId: string): Promise<void> {
  await sql`update directory.session set "factorAt" = now() where id = ${sessionId}`.execute(db)
}

/** Who the cookies of an answer sign in. */
export async function signedInBy(
  auth: Auth,
  database: OpenDatabase,
  cookies: readonly string[],
): Promise<SignedIn> {
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return (await whoIs(auth, database, new Headers({ cookie }))) ?? refuse('SIGN_IN_REFUSED', {})
}

/** Who a request's session cookie belongs to, or null. Using a session keeps it from going idle. */
export async function whoIs(auth: Auth, database: OpenDatabase, headers: Headers): Promise<SignedIn | null> {
  if (bearerToken(headers) !== null || !headers.get('cookie')?.includes('session_token')) return null
  const found = await auth.api.getSession({ headers })
  if (!found) return null
  const quietMinutes = minutesSince(found.session.updatedAt)
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
    method: found.session.method as Method,
    confirmed: minutesSince(found.session.confirmedAt) < confirmedMinutes,
    factorShown: minutesSince(found.session.factorAt) < confirmedMinutes,
    memberships: await membershipsOf(database, userId),
  }
}

/** Endless for what never was. */
const minutesSince = (at: { getTime: () => number } | null | undefined): number =>
  at ? (Temporal.Now.instant().epochMilliseconds - at.getTime()) / 60_000 : Infinity

async function touch({ db }: OpenDatabase, sessionId: string): Promise<void> {
  await db
    .withSchema('directory')
    .updateTable('session')
    .set({ updatedAt: Temporal.Now.instant() })
    .where('id', '=', sessionId)
    .execute()
}
