import { access } from '@cartwright/api/access'
import { type Role, scopesOf } from '@cartwright/api/roles'
import type { Context } from 'hono'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { Door, Visit } from '../../door.ts'
import { factorRoles } from './factor-roles.ts'
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
  serveTokens(door, signIn)
}

function serveTokens(door: Door, signIn: SignIn): void {
  door.open(access.tokens, async (work) => ({
    rows: await tokens(work, { userId: me(work) }),
    scopes: scopesOf(roleOf(work)),
  }))
  /** Refuses who has yet to prove who they are. Asked before the work: the embedded database has one transaction at a time. */
  const mayMake = async ({ context, inTransaction }: Visit, machine?: Role): Promise<void> => {
    const asking = await signIn.whoIs(context.req.raw.headers)
    const demanded = await inTransaction(async (work) => {
      const roles = await factorRoles(work)
      return roles.some((role) => role === machine || role === roleOf(work))
    })
    await signIn.mayMakeToken(asking, { demanded })
  }
  door.openLong(access.makeToken, async (visit, { body }) => {
    await mayMake(visit)
    return visit.inTransaction((work) =>
      makeToken(work, { ...body, of: { userId: me(work), role: roleOf(work) } }),
    )
  })
  door.open(access.revokeToken, (work, { params }) => revokeToken(work, params.tokenId, { userId: me(work) }))
  door.open(access.cityTokens, async (work) => ({ rows: await tokens(work, {}) }))
  door.openLong(access.makeMachineToken, async (visit, { body: { role, ...body } }) => {
    await mayMake(visit, role)
    return visit.inTransaction((work) => makeToken(work, { ...body, of: { userId: null, role } }))
  })
  door.open(access.revokeCityToken, (work, { params }) => revokeToken(work, params.tokenId, {}))
}

const me = ({ actor }: Work): string => actor.userId ?? refuse('NOT_SIGNED_IN', {})

const roleOf = ({ actor }: Work) => (actor.role === 'system' ? refuse('NOT_SIGNED_IN', {}) : actor.role)
