import { access } from '@cartwright/api/access'
import { scopesOf } from '@cartwright/api/roles'
import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Door } from '../../door.ts'
import { endSessions, sessionsOf } from './sessions.ts'
import type { SignIn } from './sign-in.ts'
import { person } from './staff-queries.ts'
import { makeToken, revokeToken, tokens } from './tokens.ts'

/** Sessions and tokens: one's own, and those of the city for its administrator. */
export function serveAccess(door: Door, signIn: SignIn): void {
  const current = async ({ req }: Context): Promise<string | null> =>
    (await signIn.whoIs(req.raw.headers))?.sessionId ?? null
  // Who asks is looked up before the work begins: the embedded database has one transaction at a time.
  door.openLong(access.sessions, async ({ context, inTransaction }) => {
    const here = await current(context)
    return { rows: await inTransaction((work) => sessionsOf(work, me(work), here)) }
  })
  door.open(access.endSession, async (work, { params }) => ({
    ended: await endSessions(work, me(work), { id: params.sessionId }),
  }))
  door.openLong(access.endOtherSessions, async ({ context, inTransaction }) => {
    const here = await current(context)
    return { ended: await inTransaction((work) => endSessions(work, me(work), { butNot: here })) }
  })
  door.open(access.sessionsOfPerson, async (work, { params }) => {
    await person(work, params.userId)
    return { rows: await sessionsOf(work, params.userId, null) }
  })
  door.open(access.endSessionOfPerson, async (work, { params }) => ({
    ended: await endSessions(work, params.userId, { id: params.sessionId }),
  }))
  door.open(access.endSessionsOfPerson, async (work, { params }) => ({
    ended: await endSessions(work, params.userId, { butNot: null }),
  }))
  serveTokens(door)
}

function serveTokens(door: Door): void {
  door.open(access.tokens, async (work) => ({
    rows: await tokens(work, { userId: me(work) }),
    scopes: scopesOf(roleOf(work)),
  }))
  door.open(access.makeToken, (work, { body }) =>
    makeToken(work, { ...body, of: { userId: me(work), role: roleOf(work) } }),
  )
  door.open(access.revokeToken, (work, { params }) => revokeToken(work, params.tokenId, { userId: me(work) }))
  door.open(access.cityTokens, async (work) => ({ rows: await tokens(work, {}) }))
  door.open(access.makeMachineToken, (work, { body: { role, ...body } }) =>
    makeToken(work, { ...body, of: { userId: null, role } }),
  )
  door.open(access.revokeCityToken, (work, { params }) => revokeToken(work, params.tokenId, {}))
}

const me = ({ actor }: Work): string => actor.userId ?? refuse('NOT_SIGNED_IN', {})

const roleOf = ({ actor }: Work) => (actor.role === 'system' ? refuse('NOT_SIGNED_IN', {}) : actor.role)
