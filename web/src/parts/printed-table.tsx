import type { Column } from './data-table.tsx'
import styles from './printed-table.module.css'

type PrintedTableProps<Row> = {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string | number
}

/** All rows of a table, on paper only: the table on the screen draws no more than what is in sight. */
export const PrintedTable = <Row,>({ rows, columns, rowKey }: PrintedTableProps<Row>) => (
  <table className={styles.printed}>
    <thead>
      <tr>
        {columns.map(({ key, title }) => (
          <th key={key}>{title}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={rowKey(row)}>
          {columns.map(({ key, cell }) => (
            <td key={key}>{cell(row)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
