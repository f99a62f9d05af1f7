import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** What an account was billed for one service on days it should not have been. */
export type StrayLines = {
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly serviceId: number
  readonly text: string | null
  readonly from: PlainDate | null
  readonly stop: PlainDate | null
  readonly billId: number
  readonly billNumber: string
  readonly firstDay: PlainDate
  readonly lastDay: PlainDate
  readonly cents: number
}

type Asked = {
  /** Which lines are stray, of `l` (line), `s` (service, or none) and `stop` (when it or its account ended). */
  readonly stray: RawBuilder<boolean>
  /** What of a line's amount is. */
  readonly share: RawBuilder<number>
  /** The first stray day of a line. */
  readonly since: RawBuilder<PlainDate>
}

/** How far back posted bills are read. */
const months = 13

/**
 * Lines of posted bills of the last thirteen months, put together by account and service: lines that take others back, and bills whose
 * entries were taken back, leave nothing; nor do bills that a correction of the past looked at.
 */
export async function strayLines({ db, today }: Work, { stray, share, since }: Asked): Promise<StrayLines[]> {
  const { rows } = await sql<StrayLines>`
    with lowest as materialized (
      select min(b.id) as id from bill b join bill_run r on r.id = b.run_id
      where r.bill_on >= ${today.subtract({ months })}::date
    ), lines as materialized (
      select b.account_id, l.service_id, b.id as bill_id, ${since} as since, l.period_until,
        ${share} as cents
      from bill_line l join bill b on b.id = l.bill_id left join service s on s.id = l.service_id
      left join account owner on owner.id = s.account_id
      cross join lateral (select least(s.until_on, owner.closed_on) as on) stop
      where l.bill_id >= (select id from lowest) and l.service_id is not null and ${stray}
        and not exists (select from correction_bill cb join correction c on c.id = cb.correction_id
          where cb.bill_id = l.bill_id and c.state = 'posted')
    ), sums as materialized (
      select account_id, service_id, max(bill_id) as bill_id, min(since) as since, max(period_until) as until,
        sum(cents)::bigint as cents, array_agg(distinct bill_id) as bills
      from lines group by 1, 2 having sum(cents) > 0
    )
    select x.account_id as "accountId", a.number as "accountNumber", a.premise_id as "premiseId",
      x.service_id as "serviceId", s.quantity || ' × ' || s.size || ' ' || s.container as text, s.from_on as "from",
      least(s.until_on, owner.closed_on) as stop, b.id as "billId", b.number as "billNumber", x.since as "firstDay",
      x.until - 1 as "lastDay", x.cents
    from sums x join account a on a.id = x.account_id join bill b on b.id = x.bill_id
    left join service s on s.id = x.service_id left join account owner on owner.id = s.account_id
    where x.cents > (select coalesce(sum(e.amount_cents), 0) from entry e join entry back
      on back.source = 'reversal' and back.source_id = e.id
      where e.account_id = x.account_id and e.source = 'bill_line' and e.source_id = any(x.bills))
    order by x.account_id, x.service_id`.execute(db)
  return rows
}
