import { staff } from '@cartwright/api/staff'
import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import { clientAddress } from '../../client-address.ts'
import type { Door } from '../../door.ts'
import { addPerson } from './add-person.ts'
import { heldAuthority } from './delegated-authority.ts'
import { changeRole, setDisabled } from './change-person.ts'
import { memberFor } from './identify.ts'
import { serveAccess } from './access-routes.ts'
import { describeSession, type SignedIn, type SignIn } from './sign-in.ts'
import { people } from './staff-queries.ts'

/** What the staff routes need besides the door. */
export type StaffParts = { readonly signIn: SignIn; readonly trustProxy: boolean }

/** Sign-in, and the people of a city. */
export function serveStaff(door: Door, { signIn, trustProxy }: StaffParts): void {
  serveSignIn(door, { signIn, trustProxy })
  serveAccess(door, signIn)
  door.openLong(staff.session, async ({ caller, context, inTransaction }) => {
    const session = await describe(signIn, context, await signIn.whoIs(headersOf(context)))
    if (session.city === null || caller.city === '') return session
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
  door.openLong(staff.signIn, async ({ context }, { body }) => {
    const from = clientAddress(context, trustProxy)
    const { result, cookies } = await signIn.signIn({ ...body, from }, headersOf(context))
    setCookies(context, cookies)
    return describe(signIn, context, result)
  })
  door.openLong(staff.demoSignIn, async ({ context }, { body: { role, city } }) => {
    const from = clientAddress(context, trustProxy)
    const { result, cookies } = await signIn.signInToPractice({ role, city, from }, headersOf(context))
    setCookies(context, cookies)
    return describe(signIn, context, result)
  })
}

const headersOf = (context: Context): Headers => context.req.raw.headers

const setCookies = (context: Context, cookies: readonly string[]): void => {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
}

async function describe(signIn: SignIn, context: Context, person: SignedIn | null) {
  const member = person && memberFor(person, context.req.raw)
  return describeSession(person, member?.city.name ?? null, await signIn.practice())
}
