import { ways } from '@cartwright/api/sign-in-ways'
import { type Session, staff } from '@cartwright/api/staff'
import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import { clientAddress } from '../../client-address.ts'
import type { Door } from '../../door.ts'
import { addPerson } from './add-person.ts'
import type { SignedIn, WithCookies } from './begin-session.ts'
import { describeNobody, describeSession } from './describe-session.ts'
import { heldAuthority } from './delegated-authority.ts'
import { changeRole, setDisabled } from './change-person.ts'
import { memberFor } from './identify.ts'
import { serveAccess } from './access-routes.ts'
import type { HalfSignedIn, SignIn } from './sign-in.ts'
import { serveOidc } from './oidc-routes.ts'
import { people } from './staff-queries.ts'
import { serveWays } from './ways-routes.ts'

/** What the staff routes need besides the door. */
export type StaffParts = { readonly signIn: SignIn; readonly trustProxy: boolean }

/** Sign-in, and the people of a city. */
export function serveStaff(door: Door, { signIn, trustProxy }: StaffParts): void {
  serveSignIn(door, { signIn, trustProxy })
  serveAccess(door, signIn)
  serveOidc(door, { signIn, trustProxy })
  serveWays(door, signIn)
  door.openLong(staff.session, async ({ caller, context, inTransaction }) => {
    const session = await describe(signIn, context, await signIn.whoIs(headersOf(context)))
    if (session.city === null || session.step !== null || caller.city === '') return session
    const held = await inTransaction((work) => heldAuthority(work))
    return {
      ...session,
      permissions: [...new Set([...session.permissions, ...held.map(({ permission }) => permission)])],
      authority: held.map(({ id, giver, permission, lastOn }) => ({
        id,
        givenBy: giver.name,
        permission,
        lastOn,
      })),
    }
  })
  door.openLong(staff.signOut, async ({ context }) => {
    setCookies(context, await signIn.signOut(headersOf(context)))
    return { done: true as const }
  })
  door.openLong(staff.changePassword, async ({ context }, { body }) => {
    const person = (await signIn.whoIs(headersOf(context))) ?? refuse('NOT_SIGNED_IN', {})
    setCookies(context, await signIn.changePassword({ ...body, person }, headersOf(context)))
    return { done: true as const }
  })
  door.open(staff.list, async (work) => ({ rows: await people(work) }))
  door.open(staff.add, (work, { body }) => addPerson(work, body, signIn.hash))
  door.open(staff.changeRole, (work, { params, body }) => changeRole(work, { ...params, ...body }))
  door.open(staff.disable, (work, { params, body }) => setDisabled(work, { ...params, ...body }))
}

function serveSignIn(door: Door, { signIn, trustProxy }: StaffParts): void {
  const answer = async (
    context: Context,
    { result, cookies }: WithCookies<SignedIn | HalfSignedIn>,
  ): Promise<Session> => {
    setCookies(context, cookies)
    return describe(signIn, context, result)
  }
  door.openLong(staff.signIn, async ({ context }, { body }) => {
    const from = clientAddress(context, trustProxy)
    return answer(context, await signIn.signIn({ ...body, from }, headersOf(context)))
  })
  door.openLong(ways.giveCode, async ({ context }, { body }) => {
    const from = clientAddress(context, trustProxy)
    return answer(context, await signIn.signInByCode({ ...body, from }, headersOf(context)))
  })
  door.openLong(ways.passkeyOptions, async ({ context }) => {
    const { options, cookies } = await signIn.passkeyOptions(clientAddress(context, trustProxy))
    setCookies(context, cookies)
    return { options: { ...options } }
  })
  door.openLong(ways.signInByPasskey, async ({ context }, { body }) => {
    const from = clientAddress(context, trustProxy)
    return answer(context, await signIn.signInByPasskey({ said: body.answer, from }, headersOf(context)))
  })
  door.openLong(staff.demoSignIn, async ({ context }, { body: { role, city } }) => {
    const from = clientAddress(context, trustProxy)
    return answer(context, await signIn.signInToPractice({ role, city, from }, headersOf(context)))
  })
}

const headersOf = (context: Context): Headers => context.req.raw.headers

const setCookies = (context: Context, cookies: readonly string[]): void => {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
}

async function describe(
  signIn: SignIn,
  context: Context,
  person: SignedIn | HalfSignedIn | null,
): Promise<Session> {
  const offered = { demoSignIn: await signIn.practice(), oidc: signIn.oidc && { label: signIn.oidc.label } }
  if (person === null || !('userId' in person)) return describeNobody(person, offered)
  return describeSession(person, memberFor(person, context.req.raw), offered)
}
