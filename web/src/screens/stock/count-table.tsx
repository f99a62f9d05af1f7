import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { signedMoney } from '../../parts/money.tsx'
import type { CountLine } from './stock-queries.ts'
import { lineWords, pieces, signedPieces } from './stock-words.ts'

/** The lines of a count. What the books have is shown of a line once it was counted, so that nobody counts what they expect. */
export const CountTable = ({ lines }: { readonly lines: readonly CountLine[] }) => (
  <DataTable
    label="What is counted, by location and item"
    rows={lines}
    columns={columns}
    rowKey={({ lineId }) => lineId}
    empty="Nothing is counted."
  />
)

const columns: readonly Column<CountLine>[] = [
  {
    key: 'location',
    title: 'Location',
    sortBy: ({ location }) => location,
    cell: ({ location }) => location,
  },
  {
    key: 'item',
    title: 'Item',
    sortBy: ({ item }) => item,
    cell: ({ item }) => (
      <TextLink to="/stock/items/$code" params={{ code: item }} fz="inherit">
        {item}
      </TextLink>
    ),
  },
  { key: 'lot', title: 'Lot', cell: ({ lotId, version }) => `L-${lotId}, ${version}` },
  {
    key: 'standing',
    title: 'State',
    sortBy: ({ standing }) => standing,
    cell: ({ standing }) => lineWords[standing],
  },
  {
    key: 'quantity',
    title: 'Counted',
    align: 'right',
    cell: ({ quantity }) => quantity !== null && pieces(quantity),
  },
  {
    key: 'expected',
    title: 'Books then',
    align: 'right',
    cell: ({ expected }) => expected !== null && pieces(expected),
  },
  {
    key: 'difference',
    title: 'Difference',
    align: 'right',
    sortBy: ({ difference }) => (difference === null ? null : -Math.abs(difference)),
    cell: ({ difference }) => difference !== null && signedPieces(difference),
  },
  {
    key: 'value',
    title: 'Worth',
    align: 'right',
    cell: ({ valueCents }) => valueCents !== null && signedMoney(valueCents),
  },
  {
    key: 'since',
    title: 'Moved since',
    align: 'right',
    cell: ({ movedSince }) => movedSince !== 0 && signedPieces(movedSince),
  },
  {
    key: 'by',
    title: 'By',
    wrap: true,
    cell: ({ countedBy, counts }) =>
      countedBy && `${countedBy}${counts > 1 ? `, counted ${counts} times` : ''}`,
  },
]
