import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import { asCsv } from '#kernel/csv'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { kindTitle } from './order-rules.ts'
import type { OrderShown } from './order-rows.ts'
import { workbookOf } from './order-workbook.ts'
import { ordersOfDay } from './orders-queries.ts'

type Asked = { readonly on: string; readonly route?: string | undefined }

const listed = (work: Work, { on, route }: Asked): Promise<OrderShown[]> =>
  ordersOfDay(work, { on: PlainDate.from(on), route })

/**
 * What the crew's printed list of a day says, by route. It names no customer: the crew needs the address and nothing else. A confidential
 * address is on it, because nobody can deliver a cart without it; it is marked, and that the list was printed goes on record. The workbook
 * and the CSV are files that stay somewhere: they hide it, and refer to the list.
 */
export async function crewListData(work: Work, asked: Asked): Promise<object> {
  const { title } = await cityTitle(work)
  const orders = await listed(work, asked)
  const confidential = await confidentialOrders(work, orders)
  if (confidential.size > 0)
    await recordCommand(work, {
      command: 'print-confidential-addresses',
      subject: `crew list ${asked.on}`,
      changes: { route: asked.route ?? null, orders: [...confidential] },
    })
  const byRoute = Map.groupBy(orders, ({ route }) => route ?? 'Without a route')
  return {
    city: title,
    department: (await cityIdentity(work))?.department ?? '',
    on: asked.on,
    printedOn: work.today.toString(),
    confidential: confidential.size > 0,
    routes: [...byRoute].map(([route, ofRoute]) => ({
      route,
      orders: ofRoute.map((order) => ({ ...asStop(order), confidential: confidential.has(order.number) })),
    })),
  }
}

/** Of some orders, the numbers of those at the address of somebody whose address is confidential. */
async function confidentialOrders(work: Work, orders: readonly OrderShown[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: number }>`
    select distinct o.id from service_order o join account_party ap on ap.account_id = o.account_id
    join party y on y.id = ap.party_id and y.confidential_address
    where o.id = any(${orders.map(({ orderId }) => orderId)}::bigint[])
      and (ap.until_on is null or ap.until_on > ${work.today}::date)`.execute(work.db)
  const ids = new Set(rows.map(({ id }) => id))
  return new Set(orders.filter(({ orderId }) => ids.has(orderId)).map(({ number }) => number))
}

/** The same as a workbook. */
export const crewWorkbook = async (work: Work, asked: Asked): Promise<Uint8Array> =>
  workbookOf(work, `Crew ${asked.on}`, await listed(work, asked))

/** The same as CSV, for the device in the truck. */
export async function crewCsv(work: Work, asked: Asked): Promise<string> {
  const rows = (await listed(work, asked)).map((order) => {
    const { number, what, address, place, quantity, container, serial, note, account } = asStop(order)
    return [
      number,
      order.route ?? '',
      address,
      place,
      what,
      String(quantity),
      container,
      serial,
      note,
      account,
    ]
  })
  const head = [
    'order',
    'route',
    'address',
    'place',
    'what',
    'quantity',
    'container',
    'serial',
    'note',
    'account',
  ]
  return asCsv([head, ...rows])
}

const asStop = (order: OrderShown) => ({
  number: order.number,
  what: kindTitle(order.kind),
  address: order.address,
  place: order.place,
  quantity: order.quantity,
  container: order.container ?? '',
  serial: order.serial ?? '',
  note: [order.missedOn && `missed on ${order.missedOn}`, order.driverNote].filter((text) => text).join('; '),
  account: order.accountNumber,
})
