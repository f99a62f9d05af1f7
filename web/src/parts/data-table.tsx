import { Text } from '@mantine/core'
import { createSortedRowModel, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from 'react'
import styles from './data-table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { useRowKeys } from './use-row-keys.ts'

/** One column of a table. */
export type Column<Row> = {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** What rows are sorted by; a column without it cannot be sorted. Empty values come last. */
  readonly sortBy?: (row: Row) => string | number | null
  /** Numbers stand at the right, cents under cents. */
  readonly align?: 'right'
  /** Long words may take several lines; otherwise a cell is one line. */
  readonly wrap?: boolean
  /** Its words open the row, where the table has no screen of its own to link to. */
  readonly opens?: true
  /** What stands at the foot of the column. */
  readonly total?: ReactNode
}

type DataTableProps<Row> = {
  /** What the table lists, for people who do not see it. */
  readonly label: string
  readonly rows: readonly Row[] | undefined
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string | number
  /** What Enter or a click on a row does. */
  readonly onOpen?: (row: Row) => void
  /** Asks for more rows when the last ones come into sight. */
  readonly onEnd?: () => void
  /** What to say, and to do next, when there is no row. */
  readonly empty: ReactNode
  /** The most of the window's height the rows take; the rest is scrolled. */
  readonly height?: string
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })

/**
 * Every table of the product: sortable, any number of rows (only those in sight are drawn), arrow keys move, Enter opens,
 * totals stay at the foot.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    columns,
    rowKey,
    onOpen,
    onEnd,
    empty,
    height = 'max(20rem, calc(100dvh - 17rem))',
  } = props
  const scroll = useRef<HTMLDivElement>(null)
  const table = useTable(useTableOptions(rows, columns, rowKey))
  const sorted = table.getRowModel().rows
  const drawn = useDrawn(scroll, sorted)
  const items = drawn.getVirtualItems()
  const active = useRowKeys({
    count: sorted.length,
    scroll,
    scrollTo: (at) => drawn.scrollToIndex(at),
    open: onOpen && ((at) => sorted[at] && onOpen(sorted[at].original)),
  })
  useCallAtEnd(items.at(-1)?.index, sorted.length, onEnd)
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      style={{ maxHeight: height }}
      aria-busy={rows === undefined}
      {...reach(label, rows && onOpen)}
    >
      {rows?.length === 0 && <Text p="md">{empty}</Text>}
      <table
        hidden={rows?.length === 0}
        className={styles.table}
        aria-label={label}
        aria-rowcount={rows ? sorted.length + 1 : -1}
      >
        <TableHead columns={columns} headers={table.getHeaderGroups()[0]?.headers ?? []} />
        <tbody>
          {!rows && <Waiting />}
          <Space height={items[0]?.start ?? 0} />
          {items.map(({ index, key }) => (
            <TableRow
              key={key}
              columns={columns as readonly Column<object>[]}
              row={sorted[index]!.original}
              index={index}
              active={index === active}
              onOpen={onOpen && (() => onOpen(sorted[index]!.original))}
              measure={drawn.measureElement}
            />
          ))}
          <Space height={drawn.getTotalSize() - (items.at(-1)?.end ?? 0)} />
        </tbody>
        {rows && <Totals columns={columns} />}
      </table>
    </div>
  )
}

/** Rows that open take the focus, and the scrolling follows them; others, and those that are still to come, are scrolled by the keys of the region itself. */
const reach = (label: string, onOpen: unknown) =>
  onOpen === undefined ? { tabIndex: 0, role: 'region', 'aria-label': label } : {}

/** Only the rows in sight, and a few around them, are drawn. */
const useDrawn = (scroll: RefObject<HTMLDivElement | null>, sorted: readonly { readonly id: string }[]) =>
  // oxlint-disable-next-line react/incompatible-library -- The compiler that could not keep this is not used here.
  useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 36,
    getItemKey: (at) => sorted[at]?.id ?? at,
    overscan: 12,
  })

const none: never[] = []

function useTableOptions<Row extends object>(
  rows: readonly Row[] | undefined,
  columns: readonly Column<Row>[],
  rowKey: (row: Row) => string | number,
) {
  const defined = useMemo(
    () =>
      columns.map(({ key, title, sortBy }) => ({
        id: key,
        header: title,
        enableSorting: sortBy !== undefined,
        accessorFn: (row: Row) => sortBy?.(row) ?? undefined,
        sortFn: byValue,
        sortUndefined: 'last' as const,
        sortDescFirst: false,
      })),
    [columns],
  )
  return {
    features,
    columns: defined,
    data: (rows ?? none) as Row[],
    getRowId: (row: Row) => String(rowKey(row)),
  }
}

type Valued = { getValue: (column: string) => unknown }

/** Numbers by size, words as a person would file them. */
function byValue(a: Valued, b: Valued, column: string): number {
  const [one, other] = [a.getValue(column), b.getValue(column)]
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one).localeCompare(String(other), 'en', { numeric: true, sensitivity: 'base' })
}

function useCallAtEnd(last: number | undefined, count: number, onEnd: (() => void) | undefined): void {
  const asked = useRef(0)
  useEffect(() => {
    if (!onEnd || last === undefined || last < count - 20 || asked.current === count) return
    asked.current = count
    onEnd()
  }, [last, count, onEnd])
}

/** Room for the rows that are not drawn. */
const Space = ({ height }: { height: number }) =>
  height > 0 && <tr aria-hidden className={styles.space} style={{ height }} />

/** Room for rows that are on their way. */
const Waiting = () =>
  Array.from({ length: 8 }, (_, at) => <tr key={at} aria-hidden className={styles.waiting} />)

function Totals<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  if (columns.every(({ total }) => total === undefined)) return null
  return (
    <tfoot>
      <tr>
        {columns.map(({ key, align, total }) => (
          <td key={key} data-right={align === 'right' || undefined}>
            {total}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}
