import type { stock } from '@cartwright/api/stock'
import type { ReceivedBy } from '@cartwright/api/route'
import { sql } from 'kysely'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { type Shown, showItems } from './show-items.ts'
import { type MoveShown, movesOf } from './stock-moves.ts'
import { type Placed, placesOfAll } from './stock-rows.ts'

/** For how long back moves are listed when nobody says. */
const usually = { days: 365 }

/** The register of stock as a workbook: the items as they stand, where each lot lies, and what came and went in a time. */
export async function stockRegister(
  work: Work,
  { query: { from, until } }: ReceivedBy<typeof stock.register>,
): Promise<Uint8Array> {
  const first = from ? PlainDate.from(from) : work.today.subtract(usually)
  const last = until ? PlainDate.from(until) : work.today
  const { rows: items } = await showItems(work)
  const moves = await movesOf(
    work,
    sql`m.moved_on >= ${first}::date and m.moved_on <= ${last}::date order by m.moved_on, m.id`,
  )
  return writeWorkbook(work, [
    sheet({ name: 'Items', columns: itemColumns, rows: [items] }),
    sheet({ name: 'Lots', columns: placeColumns, rows: [await placesOfAll(work)] }),
    sheet({ name: 'Moves', columns: moveColumns, rows: [moves] }),
  ])
}

type Make = <Row>(heading: string, width: number, value: (row: Row) => string | number | null) => Column<Row>
const kindOf =
  (kind: Column<unknown>['kind']): Make =>
  (heading, width, value) => ({ heading, kind, width, value })
const [text, many, day, money] = [kindOf('text'), kindOf('count'), kindOf('day'), kindOf('money')]

const itemColumns: readonly Column<Shown>[] = [
  text('Item', 14, ({ code }) => code),
  text('Name', 36, ({ name }) => name),
  text('Kind', 16, ({ kind }) => kind.replace('-', ' ')),
  many('On hand', 11, ({ onHand }) => onHand),
  many('May not be used', 14, ({ unusable }) => unusable),
  many('Reserved', 11, ({ reserved }) => reserved),
  many('Free', 11, ({ free }) => free),
  many('On order', 11, ({ onOrder }) => onOrder),
  many('Reorder point', 13, (row) => row.reorderPoint),
  text('Order now', 10, ({ below }) => (below ? 'Yes' : '')),
  many('Days left', 10, ({ daysLeft }) => daysLeft),
  day('Runs out', 12, ({ runsOutOn }) => runsOutOn),
  money('A thousand cost', 14, ({ thousandCents }) => thousandCents),
  money('Value on hand', 14, ({ thousandCents, onHand }) =>
    thousandCents === null ? null : Math.round((thousandCents * onHand) / 1000),
  ),
  text('Vendor', 28, ({ vendor }) => vendor),
]

const placeColumns: readonly Column<Placed & { readonly item: string }>[] = [
  text('Item', 14, ({ item }) => item),
  text('Lot', 9, ({ lotId }) => `L-${lotId}`),
  text('Version', 16, ({ version }) => version),
  day('Received', 12, ({ receivedOn }) => receivedOn),
  text('Vendor', 28, ({ vendor }) => vendor),
  text('Packing slip', 16, ({ packingSlip }) => packingSlip),
  text('Location', 14, ({ location }) => location),
  many('Pieces', 11, ({ quantity }) => quantity),
  text('May be used', 12, ({ usable }) => (usable ? 'Yes' : 'No')),
]

const moveColumns: readonly Column<MoveShown>[] = [
  many('Move', 8, ({ moveId }) => moveId),
  day('Day', 12, ({ movedOn }) => movedOn),
  text('Item', 14, ({ item }) => item),
  text('What', 12, ({ kind }) => kind.replace('-', ' ')),
  many('Pieces', 11, ({ quantity }) => quantity),
  text('Lot', 9, ({ lotId }) => `L-${lotId}`),
  text('Location', 14, ({ location }) => location),
  many('Left of the lot', 13, ({ leftAfter }) => leftAfter),
  text('For', 16, ({ subject }) => subject),
  text('Why', 40, ({ reason }) => reason),
  text('By', 24, ({ by }) => by),
]
