import { hash, randomBytes } from 'node:crypto'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'

export type FeedScope = 'all' | 'mine'

/** The person's own feed; null when there is none. Its address is not told again, for it is not kept. */
export async function ownFeed(work: Work) {
  const found = await work.db
    .selectFrom('calendar_feed')
    .select(['scope', 'made_at', 'read_at'])
    .where('user_id', '=', work.actor.userId ?? '')
    .executeTakeFirst()
  if (!found) return null
  return {
    scope: found.scope as FeedScope,
    madeAt: found.made_at.toString(),
    readAt: found.read_at?.toString() ?? null,
  }
}

/**
 * Makes the feed of the person who asks, or gives it a new address; one before it works no longer. The token names the city and
 * is otherwise chance. Only its hash is kept. Refuses a program, which has no calendar.
 */
export async function openFeed(work: Work, scope: FeedScope): Promise<{ token: string }> {
  const userId = work.actor.userId ?? refuse('PLAN_FEED_NEEDS_A_PERSON', {})
  const token = `${work.city}.${randomBytes(24).toString('base64url')}`
  const values = { scope, token_hash: hashOf(token), made_at: Temporal.Now.instant(), read_at: null }
  await work.db
    .insertInto('calendar_feed')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(values))
    .execute()
  await recordCommand(work, {
    command: 'open-calendar-feed',
    subject: `person ${userId}`,
    changes: { scope },
  })
  return { token }
}

/** Ends the feed of the person who asks. Where there is none, nothing happens. */
export async function endFeed(work: Work): Promise<void> {
  const ended = await work.db
    .deleteFrom('calendar_feed')
    .where('user_id', '=', work.actor.userId ?? '')
    .executeTakeFirst()
  if (ended.numDeletedRows === 0n) return
  await recordCommand(work, {
    command: 'end-calendar-feed',
    subject: `person ${work.actor.userId}`,
    changes: {},
  })
}

/** Finds whose feed a token opens, in the city it names, and notes that it was read. Null for a token that opens nothing. */
export async function feedOf(
  work: Work,
  token: string,
): Promise<{ userId: string; scope: FeedScope } | null> {
  const found = await work.db
    .updateTable('calendar_feed')
    .set({ read_at: Temporal.Now.instant() })
    .where('token_hash', '=', hashOf(token))
    .returning(['user_id', 'scope'])
    .executeTakeFirst()
  return found ? { userId: found.user_id, scope: found.scope as FeedScope } : null
}

/** The city that a token names; null for what is no token. */
export const cityOfToken = (token: string): string | null =>
  /^([a-z][a-z0-9_]{0,50})\.[\w-]{32}$/.exec(token)?.[1] ?? null

const hashOf = (token: string): string => hash('sha256', token, 'hex')
