import { type Permission, Role } from '@cartwright/api/roles'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import type { Caller } from '../../door.ts'

/** What is kept of a token. It is long and random, so that one round of hashing is enough. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

type Row = {
  id: string
  city: string
  name: string
  scopes: string[]
  user_id: string | null
  person: string | null
  role: string
}

/**
 * Who a token works as: its name, with its person's role in its city as it is now, or with the role of its machine. Null when it is
 * unknown, revoked, past its days, or its person is shut out. Notes once a minute that it is in use.
 */
export async function tokenCaller({ db }: OpenDatabase, token: string): Promise<Caller | null> {
  const { rows } = await sql<Row>`
    select t.id, t.city, t.name, t.scopes, t.user_id, u.name as person, coalesce(m.role, t.role) as role
    from directory.api_token t
    left join directory."user" u on u.id = t.user_id
    left join directory.membership m on m.user_id = t.user_id and m.city = t.city and m.disabled_at is null
    where t.hash = ${hashOfToken(token)} and t.revoked_at is null and t.expires_at > now()
      and (t.user_id is null or m.role is not null)`.execute(db)
  const [found] = rows
  if (!found) return null
  await sql`update directory.api_token set last_used_at = now()
    where id = ${found.id} and (last_used_at is null or last_used_at < now() - interval '1 minute')`.execute(
    db,
  )
  return {
    city: found.city,
    actor: {
      name: found.person === null ? `${found.name} (machine)` : `${found.name} (token of ${found.person})`,
      userId: found.user_id ?? `machine-${found.id}`,
      role: Role.parse(found.role),
      scopes: found.scopes as Permission[],
    },
  }
}
