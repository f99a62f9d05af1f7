import type { OrderDetail } from '@cartwright/api/order-shapes'
import type { orders } from '@cartwright/api/orders'
import type { ReceivedBy, SuccessOf } from '@cartwright/api/route'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { digitsOf } from '../accounts/account-queries.ts'
import type { State } from './order-rules.ts'
import { type OrderShown, orderRows } from './order-rows.ts'

export type OrderFilter = ReceivedBy<typeof orders.workbook>['query']

const toDo = sql`o.state in ('open', 'scheduled', 'could-not')`
const late = ({ today }: Work): RawBuilder<unknown> =>
  sql`(${toDo} and coalesce(o.scheduled_on, o.wanted_on) < ${today}::date)`
const forToday = ({ today }: Work): RawBuilder<unknown> =>
  sql`(o.state = 'scheduled' and o.scheduled_on = ${today}::date)`

function conditionOf(work: Work, { view, kind, route, on, account }: OrderFilter): RawBuilder<unknown> {
  const views = {
    'to-do': () => toDo,
    late: () => late(work),
    today: () => forToday(work),
    done: () => sql`o.state = 'done'`,
    all: () => sql`true`,
  }
  return sql.join(
    [
      views[view](),
      ...(kind ? [sql`o.kind = ${kind}`] : []),
      ...(route ? [sql`p.route = ${route}`] : []),
      ...(on ? [sql`(o.scheduled_on = ${on}::date or o.done_on = ${on}::date)`] : []),
      ...(account ? [sql`(translate(a.number, '- ', '')) collate "C" = ${digitsOf(account)}`] : []),
    ],
    sql` and `,
  )
}

/** A page of orders, the newest first, with how many of each view there are and the routes there are. */
export async function listOrders(
  work: Work,
  { before, limit, ...filter }: ReceivedBy<typeof orders.list>['query'],
): Promise<SuccessOf<typeof orders.list>> {
  const found = await orderRows(work, {
    where: sql`${conditionOf(work, filter)} ${before === undefined ? sql`` : sql`and o.id < ${before}`}`,
    orderBy: sql`o.id desc`,
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  return {
    rows,
    next: found.length > limit ? rows.at(-1)!.orderId : null,
    counts: await counts(work),
    routes: await routes(work),
  }
}

/** The most orders a workbook holds. */
const inWorkbook = 50_000

/** All orders of a filter, the newest first. */
export const ordersOf = (work: Work, filter: OrderFilter): Promise<OrderShown[]> =>
  orderRows(work, { where: conditionOf(work, filter), orderBy: sql`o.id desc`, limit: inWorkbook })

/** What the crew does on a day, by route and address. */
export const ordersOfDay = (
  work: Work,
  { on, route }: { readonly on: PlainDate; readonly route?: string | undefined },
): Promise<OrderShown[]> =>
  orderRows(work, {
    where: sql`o.scheduled_on = ${on} and o.state = 'scheduled' ${route ? sql`and p.route = ${route}` : sql``}`,
    orderBy: sql`p.route nulls last, p.street, nullif(regexp_replace(p.street_number, '\D', '', 'g'), '')::bigint, p.unit, o.id`,
    limit: 5000,
  })

async function counts(work: Work) {
  const { rows } = await sql<{ toDo: number; late: number; today: number }>`
    select count(*) as "toDo", count(*) filter (where ${late(work)}) as late,
      count(*) filter (where ${forToday(work)}) as today
    from service_order o where ${toDo}`.execute(work.db)
  return rows[0]!
}

async function routes({ db }: Work): Promise<string[]> {
  const { rows } = await sql<{ route: string }>`
    select distinct p.route from service_order o join account a on a.id = o.account_id join premise p on p.id = a.premise_id
    where ${toDo} and p.route is not null order by 1`.execute(db)
  return rows.map(({ route }) => route)
}

/** An order with all that became of it, oldest first. Refuses ORDER_NOT_FOUND. */
export async function orderDetail(work: Work, orderId: number): Promise<z.infer<typeof OrderDetail>> {
  const [found] = await orderRows(work, { where: sql`o.id = ${orderId}`, orderBy: sql`o.id`, limit: 1 })
  if (!found) return refuse('ORDER_NOT_FOUND', { orderId })
  const steps = await work.db
    .selectFrom('order_step')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('id')
    .execute()
  return {
    ...found,
    steps: steps.map((step) => ({
      what: step.what,
      state: step.state as State,
      onDay: step.on_day?.toString() ?? null,
      note: step.note,
      by: step.by_name,
      at: step.happened_at.toString(),
    })),
  }
}
