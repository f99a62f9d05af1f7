import { PlainDate } from '#kernel/dates'
import { asCsv } from '#kernel/csv'
import type { Work } from '#kernel/work'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { kindTitle } from './order-rules.ts'
import type { OrderShown } from './order-rows.ts'
import { workbookOf } from './order-workbook.ts'
import { ordersOfDay } from './orders-queries.ts'

type Asked = { readonly on: string; readonly route?: string | undefined }

const listed = (work: Work, { on, route }: Asked): Promise<OrderShown[]> =>
  ordersOfDay(work, { on: PlainDate.from(on), route })

/** What the crew's printed list of a day says, by route. It names no customer: the crew needs the address and nothing else. */
export async function crewListData(work: Work, asked: Asked): Promise<object> {
  const { title } = await cityTitle(work)
  const byRoute = Map.groupBy(await listed(work, asked), ({ route }) => route ?? 'Without a route')
  return {
    city: title,
    department: (await cityIdentity(work))?.department ?? '',
    on: asked.on,
    printedOn: work.today.toString(),
    routes: [...byRoute].map(([route, orders]) => ({ route, orders: orders.map(asStop) })),
  }
}

/** The same as a workbook. */
export const crewWorkbook = async (work: Work, asked: Asked): Promise<Uint8Array> =>
  workbookOf(`Crew ${asked.on}`, await listed(work, asked))

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
