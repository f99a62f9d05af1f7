import { type Role, scopesOf } from '@cartwright/api/roles'
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { tokenPrefix } from '../../bearer-token.ts'
import { recordCommand } from '../audit/record-command.ts'
import { hashOfToken } from './token-caller.ts'

/** Whose tokens: one person's own, or all of the city with those of machines. */
type Whose = { readonly userId?: string | null }

type NewToken = {
  readonly name: string
  readonly scopes: readonly string[]
  /** Good for so many days. */
  readonly days: number
  /** Of a person, or of a machine with a role of its own. */
  readonly of:
    | { readonly userId: string; readonly role: Role }
    | { readonly userId: null; readonly role: Role }
}

const tokensOf = (work: Work, { userId }: Whose) => {
  const all = work.db
    .withSchema('directory')
    .selectFrom('api_token')
    .leftJoin('user', 'user.id', 'api_token.user_id')
    .select([
      'api_token.id',
      'user.name as person',
      'api_token.role',
      'api_token.name',
      'api_token.scopes',
      'api_token.made_by',
      'api_token.created_at',
      'api_token.expires_at',
      'api_token.last_used_at',
      'api_token.revoked_at',
    ])
    .select(sql<boolean>`api_token.expires_at <= now()`.as('expired'))
    .where('api_token.city', '=', work.city)
    .orderBy('api_token.created_at', 'desc')
    .orderBy('api_token.id')
  return userId === undefined ? all : all.where('api_token.user_id', '=', userId)
}

type Row = Awaited<ReturnType<ReturnType<typeof tokensOf>['execute']>>[number]

const asToken = (row: Row) => ({
  id: row.id,
  name: row.name,
  person: row.person,
  machineRole: row.role as Role | null,
  scopes: row.scopes as string[],
  madeBy: row.made_by,
  createdAt: row.created_at.toString(),
  expiresAt: row.expires_at.toString(),
  lastUsedAt: row.last_used_at?.toString() ?? null,
  state: stateOf(row),
})

const stateOf = ({ revoked_at, expired }: Row): 'good' | 'revoked' | 'expired' => {
  if (revoked_at !== null) return 'revoked'
  return expired ? 'expired' : 'good'
}

/** The tokens of a person in this city, or all of the city; newest first. */
export const tokens = async (work: Work, whose: Whose) =>
  (await tokensOf(work, whose).execute()).map((row) => asToken(row))

/** Makes a token and gives its secret, which nobody is told again. Refuses what its role does not hold by itself. */
export async function makeToken(work: Work, { name, scopes, days, of }: NewToken) {
  const holdable: readonly string[] = scopesOf(of.role)
  const lacking = scopes.filter((one) => !holdable.includes(one))
  if (lacking.length > 0) refuse('TOKEN_SCOPE_NOT_HELD', { permissions: lacking, role: of.role })
  const secret = `${tokenPrefix}${randomBytes(32).toString('base64url')}`
  const id = randomBytes(8).toString('hex')
  await work.db
    .withSchema('directory')
    .insertInto('api_token')
    .values({
      id,
      city: work.city,
      user_id: of.userId,
      role: of.userId === null ? of.role : null,
      name,
      scopes: JSON.stringify([...new Set(scopes)]),
      hash: hashOfToken(secret),
      made_by: work.actor.name,
      expires_at: sql`now() + make_interval(days => ${days})`,
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute()
  await recordCommand(work, {
    command: 'make-token',
    subject: `token ${id}`,
    changes: { name, scopes, days, ...(of.userId === null && { machineRole: of.role }) },
  })
  return { ...(await oneToken(work, id, {})), secret }
}

/** Makes a token good no more, from the next request on. Refuses TOKEN_NOT_FOUND; doing it again changes nothing. */
export async function revokeToken(work: Work, id: string, whose: Whose) {
  const before = await oneToken(work, id, whose)
  if (before.state === 'revoked') return before
  await work.db
    .withSchema('directory')
    .updateTable('api_token')
    .set({ revoked_at: Temporal.Now.instant(), revoked_by: work.actor.name })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'revoke-token',
    subject: `token ${id}`,
    changes: { name: before.name, of: before.person ?? 'a machine' },
  })
  return oneToken(work, id, whose)
}

async function oneToken(work: Work, id: string, whose: Whose) {
  const found = await tokensOf(work, whose).where('api_token.id', '=', id).executeTakeFirst()
  return found ? asToken(found) : refuse('TOKEN_NOT_FOUND', { tokenId: id })
}
