import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { StandingCheck } from '#kernel/standing-check'
import { orderNumber } from './order-rules.ts'

type Row = {
  readonly id: number
  readonly doneOn: PlainDate
  readonly what: string
  readonly accountId: number
  readonly accountNumber: string
  readonly premiseId: number
}

/** Containers that were delivered while the account has no service of the kind: they stand there and nobody pays. */
export const deliveredWithoutService: StandingCheck = {
  code: 'delivered-without-service',
  title: 'Delivered without service',
  looksFor: 'A delivery or swap that is done, and no service of that container on the account since.',
  atStake: 'Not priced: which service it should be is not known.',
  owner: 'clerk',
  find: async ({ db, today }) => {
    const { rows } = await sql<Row>`
      select o.id, o.done_on as "doneOn", o.size || ' ' || o.stream || ' ' || o.container as what, a.id as "accountId",
        a.number as "accountNumber", a.premise_id as "premiseId"
      from service_order o join account a on a.id = o.account_id
      where o.state = 'done' and o.kind in ('deliver', 'swap') and o.done_on > ${today}::date - 400
        and not exists (select from service s where s.account_id = o.account_id and s.stream = o.stream
          and s.container = o.container and s.size = o.size and (s.until_on is null or s.until_on > o.done_on))
        and not exists (select from service_order later where later.account_id = o.account_id and later.state = 'done'
          and later.kind in ('remove', 'swap') and later.id > o.id)
      order by o.id`.execute(db)
    return rows.map((row) => ({
      subject: `order ${orderNumber(row.id)}`,
      sentence: `Order ${orderNumber(row.id)} brought ${row.what} to account ${row.accountNumber} on ${row.doneOn.toString()}, and the account has no such service since.`,
      amountCents: 0,
      basis: 'Not priced.',
      accountId: row.accountId,
      premiseId: row.premiseId,
      facts: [
        { what: 'Container', value: row.what },
        { what: 'Done', value: row.doneOn.toString() },
      ],
    }))
  },
}
