import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Work } from '#kernel/work'
import { CopiedRows, CopyingAdapter } from './copying-client.ts'

/** Each column with its type and how its value is read from a row. */
type Columns<Row> = Readonly<Record<string, readonly [type: ColumnType, read: (row: Row) => unknown]>>
type ColumnType = 'text' | 'bigint' | 'boolean' | 'date' | 'jsonb'

/** How many rows travel in one statement: enough to be quick, few enough that memory stays small. */
const atOnce = 10_000
/** From how many rows on they are copied, where the database takes that: it is less work for both sides than arrays are. */
const copiedFrom = 200

/**
 * Adds many rows: `into` is `insert into premise`, `after` what follows the rows, such as
 * `on conflict do nothing`. The rows go in as they are ordered.
 */
export async function insertRows<Row>(work: Work, insertion: Insertion<Row> & Extras): Promise<void> {
  const { into, rows, columns, after, overriding = false } = insertion
  const copies =
    !after && rows.length >= copiedFrom && work.db.getExecutor().adapter instanceof CopyingAdapter
  for (let at = 0; at < rows.length; at += atOnce) {
    const piece = rows.slice(at, at + atOnce)
    if (copies) await copyRows(work, { ...insertion, rows: piece })
    else await sql`${into} ${given(piece, columns, overriding)} ${after ?? sql``}`.execute(work.db)
  }
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

/** `copy table (a, b) from stdin`, with a line for each row. */
async function copyRows<Row>(work: Work, { into, rows, columns }: Insertion<Row>): Promise<void> {
  const fields = Object.values(columns)
  let text = ''
  for (const row of rows) {
    for (const [index, [type, read]] of fields.entries()) {
      if (index > 0) text += '\t'
      text += copied(type, read(row) as Telling)
    }
    text += '\n'
  }
  const { sql: insert } = into.compile(work.db)
  const statement = `${insert.replace(/^insert into/, 'copy')} (${Object.keys(columns).join(', ')}) from stdin`
  await work.db.executeQuery({
    ...CompiledQuery.raw(statement),
    parameters: [new CopiedRows(text)],
  })
}

const special = /[\\\t\n\r]/g
const written: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A value as COPY reads it. Whole numbers, yes and no, and days have no signs that mean something to it. */
function copied(type: ColumnType, value: Telling): string {
  const told = value?.toString()
  if (told === undefined) return '\\N'
  return type === 'text' || type === 'jsonb' ? told.replace(special, (sign) => written[sign]!) : told
}
