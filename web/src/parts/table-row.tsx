import type { Column } from './data-table.tsx'
import styles from './data-table.module.css'

type Drawn = {
  readonly columns: readonly Column<object>[]
  readonly row: object
  readonly index: number
  readonly active: boolean
  /** What Enter or a click does; undefined: the row does not open. */
  readonly onOpen: (() => void) | undefined
  readonly measure: (element: Element | null) => void
}

/** One row of a table. The active one takes the focus. */
export const TableRow = ({ columns, row, index, active, onOpen, measure }: Drawn) => (
  <tr
    ref={measure}
    data-index={index}
    aria-rowindex={index + 2}
    tabIndex={active ? 0 : -1}
    className={styles.row}
    data-opens={onOpen !== undefined || undefined}
  >
    {columns.map(({ key, cell, align, wrap, opens }) => (
      <td key={key} data-right={align === 'right' || undefined} data-wrap={wrap || undefined}>
        {opens && onOpen ? (
          <button type="button" className={styles.open} onClick={onOpen}>
            {cell(row)}
          </button>
        ) : (
          cell(row)
        )}
      </td>
    ))}
  </tr>
)
