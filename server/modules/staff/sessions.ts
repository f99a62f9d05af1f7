import { sql } from 'kysely'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { idleMinutes } from './begin-session.ts'
import { person } from './staff-queries.ts'

/** Where a person is signed in, last used first. What has ended by itself is left out. */
export async function sessionsOf(work: Work, userId: string, current: string | null) {
  const rows = await work.db
    .withSchema('directory')
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<Temporal.Instant>`now()`)
    .where('updatedAt', '>', sql<Temporal.Instant>`now() - make_interval(mins => ${idleMinutes})`)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent ?? ''),
    // An old address that came in the new kind's clothes is told as people know it.
    address: row.ipAddress?.replace(/^::ffff:/, '') || null,
    beganAt: row.createdAt.toString(),
    lastSeenAt: row.updatedAt.toString(),
    current: row.id === current,
  }))
}

/**
 * Ends sessions of a person: the one that is named, or all but the one that is kept. Refuses somebody who is not of this city, and a
 * session that is not theirs or has ended.
 */
export async function endSessions(
  work: Work,
  userId: string,
  which: { readonly id: string } | { readonly butNot: string | null },
): Promise<number> {
  const { email } = await person(work, userId)
  const all = work.db.withSchema('directory').deleteFrom('session').where('userId', '=', userId)
  const gone =
    'id' in which
      ? await all.where('id', '=', which.id).returning('id').execute()
      : await all
          .where('id', '<>', which.butNot ?? '')
          .returning('id')
          .execute()
  if ('id' in which && gone.length === 0) refuse('SESSION_NOT_FOUND', { sessionId: which.id })
  await recordCommand(work, {
    command: 'end-sessions',
    subject: `person ${email}`,
    changes: { ended: gone.length },
  })
  return gone.length
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** A browser and a system in words a person knows; what is unknown is told as it is. */
export function deviceOf(agent: string): string {
  const browser = browsers.find(([sign]) => agent.includes(sign))?.[1]
  const system = systems.find(([sign]) => agent.includes(sign))?.[1]
  if (browser) return system ? `${browser} on ${system}` : browser
  return agent.slice(0, 80) || 'Unknown'
}
