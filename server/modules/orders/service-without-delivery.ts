import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { StandingCheck } from '#kernel/standing-check'
import { deliveryRule } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'

type Row = {
  readonly serviceId: number
  readonly from: PlainDate
  readonly what: string
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
}

/** Services that began and that nobody delivered a container for: somebody pays and may have nothing. */
export const serviceWithoutDelivery: StandingCheck = {
  code: 'service-without-delivery',
  title: 'Service without delivery',
  looksFor:
    'A service that began at an address where none stood, without a delivery done within the days of the city’s rule.',
  atStake: 'Not priced: whether the container stands there is not known.',
  owner: 'clerk',
  find: async ({ db, today, ...work }) => {
    const rule = deliveryRule(await policiesFor({ db, today, ...work }), today)
    if (!rule) return []
    const { rows } = await sql<Row>`
      select s.id as "serviceId", s.from_on as "from", s.quantity || ' × ' || s.size || ' ' || s.stream || ' ' || s.container as what,
        a.id as "accountId", a.number as "accountNumber", a.premise_id as "premiseId"
      from service s join account a on a.id = s.account_id
      where s.start_reason = 'start' and s.from_on >= ${rule.from}::date
        and s.from_on + ${rule.withinDays}::int < ${today}::date and (s.until_on is null or s.until_on > ${today}::date)
        and not exists (select from service_order o where o.account_id = s.account_id and o.kind = 'deliver' and o.state = 'done'
          and o.stream = s.stream and o.container = s.container and o.size = s.size)
        -- Where somebody was served just before, the containers stand there.
        and not exists (select from service before join account theirs on theirs.id = before.account_id
          where theirs.premise_id = a.premise_id and before.stream = s.stream and before.size = s.size
            and before.from_on < s.from_on and (before.until_on is null or before.until_on >= s.from_on - 90))
      order by s.id`.execute(db)
    return rows.map((row) => ({
      subject: `service ${row.serviceId}`,
      sentence: `Account ${row.accountNumber} has ${row.what} since ${row.from.toString()}, and no delivery of it is done.`,
      amountCents: 0,
      basis: 'Not priced.',
      accountId: row.accountId,
      premiseId: row.premiseId,
      serviceId: row.serviceId,
      facts: [
        { what: 'Container', value: row.what },
        { what: 'Since', value: row.from.toString() },
        { what: 'Rule', value: `${rule.withinDays} days (${rule.citation})` },
      ],
    }))
  },
}
