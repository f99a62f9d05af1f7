import { Anchor } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { percentChange } from './impact-words.ts'

type Sides = { readonly beforeCents: number; readonly afterCents: number }
type Sums = Sides & { readonly yearBeforeCents: number; readonly yearAfterCents: number }

/** Before, after and the difference, with what they come to in all at the foot. */
export const sideColumns = <Row extends Sides>(all?: Sides): Column<Row>[] => [
  {
    key: 'before',
    title: 'Before',
    align: 'right',
    sortBy: ({ beforeCents }) => beforeCents,
    cell: ({ beforeCents }) => <Money cents={beforeCents} />,
    ...(all && { total: <Money cents={all.beforeCents} /> }),
  },
  {
    key: 'after',
    title: 'After',
    align: 'right',
    sortBy: ({ afterCents }) => afterCents,
    cell: ({ afterCents }) => <Money cents={afterCents} />,
    ...(all && { total: <Money cents={all.afterCents} /> }),
  },
  {
    key: 'difference',
    title: 'Difference',
    align: 'right',
    sortBy: ({ beforeCents, afterCents }) => afterCents - beforeCents,
    cell: ({ beforeCents, afterCents }) => signedMoney(afterCents - beforeCents),
    ...(all && { total: signedMoney(all.afterCents - all.beforeCents) }),
  },
  {
    key: 'percent',
    title: 'Change',
    align: 'right',
    sortBy: ({ beforeCents, afterCents }) => (beforeCents > 0 ? afterCents / beforeCents : null),
    cell: ({ beforeCents, afterCents }) => percentChange(beforeCents, afterCents),
    ...(all && { total: percentChange(all.beforeCents, all.afterCents) }),
  },
]

/** The same, with what the difference comes to in a year. */
export const sumColumns = <Row extends Sums>(all?: Sums): Column<Row>[] => [
  ...sideColumns<Row>(all),
  {
    key: 'year',
    title: 'In a year',
    align: 'right',
    sortBy: ({ yearBeforeCents, yearAfterCents }) => yearAfterCents - yearBeforeCents,
    cell: ({ yearBeforeCents, yearAfterCents }) => signedMoney(yearAfterCents - yearBeforeCents),
    ...(all && { total: signedMoney(all.yearAfterCents - all.yearBeforeCents) }),
  },
]

/** How many accounts. */
export const countColumn = <Row,>(title: string, of: (row: Row) => number, total?: number): Column<Row> => ({
  key: title,
  title,
  align: 'right',
  sortBy: of,
  cell: (row) => of(row).toLocaleString('en-US'),
  ...(total !== undefined && { total: total.toLocaleString('en-US') }),
})

/** Words that lead to what is behind a row. */
export const drillColumn = <Row,>(
  title: string,
  of: (row: Row) => string,
  onDrill: (row: Row) => void,
  total?: string,
): Column<Row> => ({
  key: title,
  title,
  sortBy: of,
  cell: (row) => (
    <Anchor component="button" type="button" inherit ta="left" onClick={() => onDrill(row)}>
      {of(row)}
    </Anchor>
  ),
  ...(total !== undefined && { total }),
})

/** A few words on one line. */
export const textColumn = <Row,>(title: string, of: (row: Row) => string, total?: string): Column<Row> => ({
  key: title,
  title,
  sortBy: of,
  cell: of,
  ...(total !== undefined && { total }),
})

/** Words that may take several lines. */
export const wordsColumn = <Row,>(title: string, of: (row: Row) => string, total?: string): Column<Row> => ({
  ...textColumn(title, of, total),
  wrap: true,
})
