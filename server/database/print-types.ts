import { type Kysely, sql } from 'kysely'
import type { Database } from './types.ts'

type Column = { table: string; column: string; type: string; nullable: boolean; filled: boolean }

/** How PostgreSQL's types arrive here; see the parsers in `open-database.ts`. */
const arrivesAs: Record<string, string> = {
  bigint: 'number',
  text: 'string',
  date: 'PlainDate',
  boolean: 'boolean',
  jsonb: 'Json',
  'timestamp with time zone': 'Instant',
}

/** Prints `types.ts`: what every table of the directory and of a city holds, as Kysely needs it. */
export async function printTypes(db: Kysely<Database>, schemas: readonly string[]): Promise<string> {
  const columns = await readColumns(db, schemas)
  const tables = Map.groupBy(columns, ({ table }) => table)
  const body = [...tables].map(
    ([table, list]) => `  ${table}: {\n${list.map((column) => `    ${printColumn(column)}`).join('\n')}\n  }`,
  )
  return `// Printed from the database by server/database/types.test.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '#kernel/dates'

/** A jsonb column: arrives as the value, is sent as its text. */
type Json = ColumnType<unknown, string, string>
type Instant = Temporal.Instant

export type Database = {
${body.join('\n')}
}
`
}

async function readColumns(db: Kysely<Database>, schemas: readonly string[]): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column", c.data_type as "type", c.is_nullable = 'YES' as nullable,
           c.column_default is not null or c.is_identity = 'YES' as filled
    from information_schema.columns c
    where c.table_schema in (${sql.join(schemas)}) and c.table_name <> 'migration'
    order by array_position(array[${sql.join(schemas)}]::text[], c.table_schema::text), c.table_name, c.ordinal_position`.execute(
    db,
  )
  return rows
}

function printColumn({ column, type, nullable, filled }: Column): string {
  const value = arrivesAs[type]
  if (!value) throw new Error(`${column} has the type ${type}, which print-types.ts does not know`)
  const plain = nullable ? `${value} | null` : value
  return `${/^[a-z_0-9]+$/i.test(column) ? column : `'${column}'`}: ${filled ? generated(value, plain) : plain}`
}

function generated(value: string, plain: string): string {
  return value === 'Json' ? 'ColumnType<unknown, string | undefined, string>' : `Generated<${plain}>`
}
