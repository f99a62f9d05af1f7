import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { kindTitle } from './order-rules.ts'
import type { OrderShown } from './order-rows.ts'
import { type OrderFilter, ordersOf } from './orders-queries.ts'

/** The orders of a filter as a workbook, as the list on the screen has them. */
export async function orderWorkbook(work: Work, filter: OrderFilter): Promise<Uint8Array> {
  return workbookOf(work, 'Orders', await ordersOf(work, filter))
}

/** Orders as a workbook of one sheet. */
export const workbookOf = (work: Work, name: string, rows: readonly OrderShown[]): Promise<Uint8Array> =>
  writeWorkbook(work, [sheet({ name, columns, rows: [rows] })])

const text = (
  heading: string,
  width: number,
  value: (row: OrderShown) => string | null,
): Column<OrderShown> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const day = (heading: string, value: (row: OrderShown) => string | null): Column<OrderShown> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns: readonly Column<OrderShown>[] = [
  text('Number', 10, ({ number }) => number),
  text('What', 28, ({ kind }) => kindTitle(kind)),
  text('State', 11, ({ state }) => state.replace('-', ' ')),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('Address', 30, ({ address }) => address),
  text('Place', 14, ({ place }) => place),
  text('Route', 10, ({ route }) => route),
  text('Collection day', 14, ({ collectionDay }) => collectionDay),
  { heading: 'How many', kind: 'count', width: 9, value: ({ quantity }) => quantity },
  text('Container', 26, ({ container }) => container),
  text('Serial', 14, ({ serial }) => serial),
  day('Ordered', ({ orderedOn }) => orderedOn),
  day('Wanted', ({ wantedOn }) => wantedOn),
  day('Scheduled', ({ scheduledOn }) => scheduledOn),
  day('Done', ({ doneOn }) => doneOn),
  text('Late', 7, ({ late }) => (late ? 'late' : null)),
  { heading: 'Said to cost', kind: 'money', width: 12, value: ({ quotedCents }) => quotedCents },
  text('Billed on', 14, ({ billNumber }) => billNumber),
  text('Note to the driver', 40, ({ driverNote }) => driverNote),
  text('Ordered by', 20, ({ orderedBy }) => orderedBy),
]
