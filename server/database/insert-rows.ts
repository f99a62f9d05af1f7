import { type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'

/** Each column with its type and how its value is read from a row. */
type Columns<Row> = Readonly<Record<string, readonly [type: ColumnType, read: (row: Row) => unknown]>>
type ColumnType = 'text' | 'bigint' | 'boolean' | 'date' | 'jsonb'

/** How many rows travel in one statement: enough to be quick, few enough that memory stays small. */
const atOnce = 10_000

/**
 * Adds many rows as arrays: `into` is `insert into premise`, `after` what follows the rows, such as `on conflict do nothing`.
 * The rows go in as they are ordered.
 */
export async function insertRows<Row>(
  work: Work,
  { into, rows, columns, after = sql``, overriding = false }: Insertion<Row> & Extras,
): Promise<void> {
  for (let at = 0; at < rows.length; at += atOnce)
    await sql`${into} ${given(rows.slice(at, at + atOnce), columns, overriding)} ${after}`.execute(work.db)
}

type Extras = {
  readonly after?: RawBuilder<unknown>
  /** Whether the rows bring the numbers that the table would give them. */
  readonly overriding?: boolean
}

/** The same for a table that numbers its rows: answers the numbers in the order of the rows. */
export async function insertNumberedRows<Row>(
  work: Work,
  { into, rows, columns }: Insertion<Row>,
): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < rows.length; at += atOnce) {
    const piece = given(rows.slice(at, at + atOnce), columns)
    const added = await sql<{ id: number }>`${into} ${piece} returning id`.execute(work.db)
    // Numbers are given in the order of the rows; the order in which they are returned is promised by nobody.
    ids.push(...added.rows.map(({ id }) => id).toSorted((a, b) => a - b))
  }
  return ids
}

type Insertion<Row> = {
  readonly into: RawBuilder<unknown>
  readonly rows: readonly Row[]
  readonly columns: Columns<Row>
}

/** `(a, b) select a, b from unnest(…) order by its place`, with an array for each column. */
function given<Row>(rows: readonly Row[], columns: Columns<Row>, overriding = false): RawBuilder<unknown> {
  const names = sql.raw(Object.keys(columns).join(', '))
  const arrays = Object.values(columns).map(([type, read]) => arrayOf(type, rows.map(read)))
  const own = overriding ? sql`overriding system value` : sql``
  return sql`(${names}) ${own} select ${names}
    from unnest(${sql.join(arrays)}) with ordinality as given (${names}, given_place) order by given_place`
}

/** Stands between JSON texts: they have no such sign in them, for JSON writes it as an escape. */
const between = '\u001f'

/**
 * A column as one array. The driver looks at every sign of every element for what to escape, which is most of the work of a large
 * insert: so only free text is left to it.
 */
function arrayOf(type: ColumnType, values: readonly unknown[]): RawBuilder<unknown> {
  if (type === 'text') return sql`${values}::text[]`
  const told = (values as readonly Telling[]).map((value) => value?.toString() ?? null)
  if (type === 'jsonb')
    return sql`string_to_array(${told.map((text) => text ?? '').join(between)}, ${between}, '')::jsonb[]`
  return sql`${`{${told.map((text) => text ?? 'NULL').join(',')}}`}::${sql.raw(type)}[]`
}

/** What columns that are not free text are given: whole numbers, yes and no, days, JSON. */
type Telling = { toString(): string } | null | undefined
