import type { Column } from './data-table.tsx'
import styles from './data-table.module.css'

type Sortable = {
  readonly column: {
    readonly id: string
    getIsSorted: () => false | 'asc' | 'desc'
    toggleSorting: (desc?: boolean) => void
  }
}
type Head = {
  readonly columns: readonly Pick<Column<never>, 'key' | 'title' | 'align' | 'sortBy'>[]
  readonly headers: readonly Sortable[]
}

const spoken = { asc: 'ascending', desc: 'descending' } as const

/** The head of a table: each title that can be sorted by is a button, and says how it is sorted. */
export function TableHead({ columns, headers }: Head) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, title, align, sortBy }) => {
          const column = headers.find((header) => header.column.id === key)?.column
          const sorted = column?.getIsSorted() || null
          return (
            <th
              key={key}
              scope="col"
              data-right={align === 'right' || undefined}
              aria-sort={sortBy ? (sorted ? spoken[sorted] : 'none') : undefined}
            >
              {sortBy ? (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() => column?.toggleSorting(sorted === 'asc')}
                >
                  {title}
                  <span aria-hidden className={styles.arrow}>
                    {sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}
                  </span>
                </button>
              ) : (
                title
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
