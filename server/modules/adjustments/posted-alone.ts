import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { PostedAlone } from './judge-authority.ts'

type Asked = {
  readonly accountId: number
  readonly personKey: string
  readonly reason: string
  readonly periodDays: number
}

/**
 * What was posted without approval in the last `periodDays` days, today included. A reversal counts like any other: taking back and
 * posting again gives nobody more than their limit.
 */
export async function postedAlone(work: Work, asked: Asked): Promise<PostedAlone> {
  const { accountId, personKey, reason, periodDays } = asked
  const since = work.today.subtract({ days: periodDays - 1 })
  const { rows } = await sql<PostedAlone>`
    select
      coalesce(sum(gross_cents) filter (where account_id = ${accountId} and asked_key = ${personKey}), 0)::bigint as "ownOnAccountCents",
      coalesce(sum(gross_cents) filter (where asked_key = ${personKey}), 0)::bigint as "ownInAllCents",
      coalesce(sum(gross_cents) filter (where account_id = ${accountId}), 0)::bigint as "onAccountCents",
      coalesce(sum(gross_cents) filter (where account_id = ${accountId} and reason = ${reason}), 0)::bigint as "ofReasonCents"
    from adjustment
    where alone and posted_on >= ${since}::date and (asked_key = ${personKey} or account_id = ${accountId})`.execute(
    work.db,
  )
  return rows[0]!
}
