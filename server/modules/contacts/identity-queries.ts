import type { IdentityCheck } from '@cartwright/api/identity'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

export type ShownCheck = z.infer<typeof IdentityCheck>

/** The identity checks that fit a condition on `i`, newest first. */
export async function identityChecks(work: Work, where: RawBuilder<unknown>): Promise<ShownCheck[]> {
  const { rows } = await sql<
    Omit<ShownCheck, 'checkedOn' | 'checkedAt'> & { checkedOn: PlainDate; checkedAt: Temporal.Instant }
  >`
    select i.id, i.checked_on as "checkedOn", i.checked_at as "checkedAt", i.checked_by as "checkedBy",
      p.name as "partyName", i.for_what as "forWhat", i.facts_asked as "factsAsked", i.facts_right as "factsRight",
      i.needed, i.passed
    from identity_check i left join party p on p.id = i.party_id
    where ${where} order by i.id desc limit 20`.execute(work.db)
  return rows.map((row) => ({
    ...row,
    checkedOn: row.checkedOn.toString(),
    checkedAt: row.checkedAt.toString(),
  }))
}

/** For how many days a failed attempt is pointed out to whoever answers next. */
const seenFor = 30

/** Whether somebody proved today who they are and nobody failed since, and the failed attempts of late. */
export async function standingOf(
  work: Work,
  accountId: number,
): Promise<{ provedToday: boolean; failedLately: number; lastFailedOn: PlainDate | null }> {
  const { rows } = await sql<{ last: boolean | null; failed: number; on: PlainDate | null }>`
    select (array_agg(passed order by id desc) filter (where checked_on = ${work.today}::date))[1] as last,
      count(*) filter (where not passed) as failed, max(checked_on) filter (where not passed) as on
    from identity_check where account_id = ${accountId}
      and checked_on > ${work.today.subtract({ days: seenFor })}::date`.execute(work.db)
  const { last, failed, on } = rows[0]!
  return { provedToday: last === true, failedLately: failed, lastFailedOn: on }
}
