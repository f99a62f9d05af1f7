import { sql } from 'kysely'
import type { ClosedPeriod } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { firstCallRule } from '../policies/desk-rules.ts'
import { policiesFor } from '../policies/policies-queries.ts'

/** First calls whose days are over, those of them that were resolved, and those whose days are not over. */
export type FirstCalls = { readonly counted: number; readonly resolved: number; readonly waiting: number }

type Figures = {
  readonly rule: { readonly days: number; readonly citation: string }
  readonly byReason: ReadonlyMap<string, FirstCalls>
}

/**
 * How many first calls of a period were resolved at once, by their reason. A first call is one that a customer made about an account, and
 * before which nobody came about the same within the days of the city’s rule. It is resolved when within so many days after it nobody
 * came back about the same, and by then neither a case that belongs to it nor a follow-up of it was open. *About the same* is: of the same
 * account or the same person, for the same reason, by whatever channel. Null where no rule holds on the last day of the period.
 *
 * The measure is the usual one of contact centers, an interaction of one customer, one issue and a set time (Call Centre Helper, glossary,
 * “First Call (Contact) Resolution”, 2 June 2022); the days are the city’s.
 */
export async function firstCallFigures(work: Work, period: ClosedPeriod): Promise<Figures | null> {
  const rule = firstCallRule(await policiesFor(work), period.until.subtract({ days: 1 }))
  if (!rule) return null
  const { days } = rule
  const { rows } = await sql<FirstCalls & { readonly reason: string }>`
    with called as (
      select c.id, c.reason, c.account_id, c.begun_on, c.follow_up_on, c.follow_up_done_on,
        coalesce(p.merged_into, p.id) as party
      from contact c left join party p on p.id = c.party_id
      where c.begun_on >= ${period.from} and c.begun_on < ${period.until} and c.channel = 'phone'
        and c.direction = 'in' and c.ended_at is not null and c.account_id is not null
    ), first as (
      select c.*, c.begun_on + ${days}::int as over_on from called c
      where not exists (${others} where ${about} and again.account_id = c.account_id and ${earlier(days)})
        and not (c.party is not null and exists (${others} where ${about} and ${sameParty} and ${earlier(days)}))
    )
    select c.reason, count(*) filter (where c.over_on < ${work.today}) as counted,
      count(*) filter (where c.over_on >= ${work.today}) as waiting,
      count(*) filter (where c.over_on < ${work.today}
        and (c.follow_up_on is null or c.follow_up_done_on <= c.over_on)
        and not exists (${others} where ${about} and again.account_id = c.account_id and ${later})
        and not (c.party is not null and exists (${others} where ${about} and ${sameParty} and ${later}))
        and not exists (
          select from case_link l join desk_case d on d.id = l.case_id
          where l.kind = 'contact' and l.key = c.id::text and coalesce(d.closed_on > c.over_on, true))) as resolved
    from first c group by c.reason`.execute(work.db)
  return { rule, byReason: new Map(rows.map(({ reason, ...figures }) => [reason, figures])) }
}

const others = sql`select from contact again`
/** Somebody came to the city for the same reason. */
const about = sql`again.direction = 'in' and again.ended_at is not null and again.reason = c.reason and again.id <> c.id`
const sameParty = sql`again.party_id in (select id from party where c.party in (id, merged_into))`
const earlier = (days: number) => sql`again.begun_on >= c.begun_on - ${days}::int
  and (again.begun_on, again.id) < (c.begun_on, c.id)`
const later = sql`again.begun_on <= c.over_on and (again.begun_on, again.id) > (c.begun_on, c.id)`

/** First calls of all reasons together. */
export const sumOf = (byReason: ReadonlyMap<string, FirstCalls>): FirstCalls =>
  [...byReason.values()].reduce(
    (sum, one) => ({
      counted: sum.counted + one.counted,
      resolved: sum.resolved + one.resolved,
      waiting: sum.waiting + one.waiting,
    }),
    { counted: 0, resolved: 0, waiting: 0 },
  )

/** The same with the share that was resolved, in thousandths; null where none counts. */
export const withShare = (calls: FirstCalls): FirstCalls & { perMille: number | null } => ({
  ...calls,
  perMille: calls.counted === 0 ? null : Math.round((calls.resolved * 1000) / calls.counted),
})
