import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Found, StandingCheck } from '#kernel/standing-check'
import type { Work } from '#kernel/work'
import { orderCharge } from '../policies/order-policies.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { type Kind, kindTitle, orderNumber } from './order-rules.ts'

type Row = {
  readonly id: number
  readonly kind: Kind
  readonly doneOn: PlainDate
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
  readonly quoted: { chargeCents: number }
}

/** Orders that are done, whose kind the city charges for, and that no charge was recorded for. */
export const doneWithoutCharge: StandingCheck = {
  code: 'order-done-without-charge',
  title: 'Order done without charge',
  looksFor: 'A service order that is done, of a kind the city charges for, without a charge recorded.',
  atStake: 'What was said it would cost when it was ordered.',
  owner: 'clerk',
  find: async (work) => {
    const policies = await policiesFor(work)
    return (await doneWithout(work)).flatMap((row): Found[] => {
      const rule = orderCharge(policies, { kind: row.kind, on: row.doneOn })
      if (!rule) return []
      const number = orderNumber(row.id)
      return [
        {
          subject: `order ${number}`,
          sentence: `Order ${number} (${kindTitle(row.kind)}) of account ${row.accountNumber} was done on ${row.doneOn.toString()}, and no charge “${rule.code}” is recorded for it.`,
          amountCents: Math.max(row.quoted.chargeCents, 0),
          basis: 'As quoted when it was ordered.',
          accountId: row.accountId,
          premiseId: row.premiseId,
          facts: [
            { what: 'Done', value: row.doneOn.toString() },
            { what: 'Rule', value: rule.citation },
          ],
        },
      ]
    })
  },
}

async function doneWithout({ db, today }: Work): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select o.id, o.kind, o.done_on as "doneOn", a.id as "accountId", a.number as "accountNumber", a.premise_id as "premiseId",
      o.quoted
    from service_order o join account a on a.id = o.account_id left join service_event e on e.id = o.event_id
    where o.state = 'done' and o.done_on > ${today}::date - 400 and e.id is null
      and not exists (select from adjustment j where j.source_kind = 'order' and j.source_id = o.id and j.state in ('waiting', 'posted'))
    order by o.id`.execute(db)
  return rows
}
