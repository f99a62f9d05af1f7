import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#database/types'
import type { SequenceLine, TableLine } from './backup-format.ts'

/** The tables of a schema with the columns a person or program wrote; what the database works out by itself is left out. */
export async function tablesOf(db: Kysely<Database>, schema: string): Promise<TableLine[]> {
  const { rows } = await sql<TableLine>`
    select c.relname as table, n.nspname as schema,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = ${schema} and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname, n.nspname
    order by c.relname`.execute(db)
  return rows
}

/** Where each number that a schema gives out stands. */
export async function sequencesOf(db: Kysely<Database>, schema: string): Promise<SequenceLine[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind = 'S' order by c.relname`.execute(db)
  const lines: SequenceLine[] = []
  for (const { name } of rows) {
    const read = await sql<{ last: number; called: boolean }>`
      select last_value as last, is_called as called from ${sql.id(schema, name)}`.execute(db)
    lines.push({ sequence: name, schema, ...read.rows[0]! })
  }
  return lines
}

const rowsAtOnce = 2000

/** The rows of a table, each as one JSON array of texts, as they lie. Needs its own transaction, and reads in bounded memory. */
export async function* rowsOf(
  db: Transaction<Database>,
  { schema, table, columns }: TableLine,
  where: string,
): AsyncGenerator<string> {
  const values = columns.map(({ name }) => `${quoted(name)}::text`).join(', ')
  await sql
    .raw(
      `declare backed_up no scroll cursor for
       select json_build_array(${values})::text as line from ${quoted(schema)}.${quoted(table)} ${where}`,
    )
    .execute(db)
  for (;;) {
    const { rows } = await sql.raw<{ line: string }>(`fetch ${rowsAtOnce} from backed_up`).execute(db)
    for (const { line } of rows) yield line
    if (rows.length < rowsAtOnce) break
  }
  await sql.raw('close backed_up').execute(db)
}

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
