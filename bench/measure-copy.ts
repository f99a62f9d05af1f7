import { sql } from 'kysely'
import { join } from 'node:path'
import type { OpenDatabase } from '#database/open-database'
import { appRole } from '#database/roles'
import { timed } from './machine.ts'

/** What a run leaves in the books, and what its register holds besides. */
const posted = ['bill', 'bill_line', 'entry'] as const
const register = ['register_bill', 'register_line', 'run_exception'] as const

export type Copied = {
  /** Seconds to COPY the rows of bills, lines and entries into tables without keys, indexes or checks. */
  readonly bare: number
  /** The same into tables with all keys, indexes and checks of the finished ones. */
  readonly finished: number
  /** Seconds to COPY the register's rows besides into bare tables. */
  readonly bareRegister: number
}

/** The measure everything else is held against: the very rows of the run, copied by the server itself from a file. */
export async function measureCopy(database: OpenDatabase, city: string, exchange: string): Promise<Copied> {
  const [bare, full] = ['bench_bare', 'bench_full']
  await sql.raw(`create schema ${bare}; create schema ${full}`).execute(database.db)
  for (const table of [...posted, ...register]) {
    const file = join(exchange, table)
    await sql.raw(`copy "${city}"."${table}" to '${file}' (format binary)`).execute(database.db)
    await sql
      .raw(`create table ${bare}."${table}" as select * from "${city}"."${table}" with no data`)
      .execute(database.db)
    await sql
      .raw(`create table ${full}."${table}" (like "${city}"."${table}" including all)`)
      .execute(database.db)
  }
  await addForeignKeys(database, { city, full, tables: posted })
  const copy = async (schema: string, tables: readonly string[]): Promise<number> => {
    const { seconds } = await timed(async () => {
      for (const table of tables)
        await sql
          .raw(`copy ${schema}."${table}" from '${join(exchange, table)}' (format binary)`)
          .execute(database.db)
    })
    return seconds
  }
  const copied = {
    bare: await copy(bare, posted),
    finished: await copy(full, posted),
    bareRegister: await copy(bare, register),
  }
  await quieten(database, [bare, full])
  return copied
}

/**
 * Takes the copies away and does at once what the server does by itself in the hour after a run: what people wait for is measured in a
 * quiet office after it, not beside vacuuming and checkpoints.
 */
async function quieten({ db }: OpenDatabase, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await sql`drop schema ${sql.id(schema)} cascade`.execute(db)
  await sql`vacuum analyze`.execute(db)
  await sql`checkpoint`.execute(db)
}

/** Makes empty copies of tables with all that the finished ones have, in a schema of their own. */
export async function finishedCopies(
  database: OpenDatabase,
  city: string,
  tables: readonly string[],
): Promise<{ readonly schema: string; readonly drop: () => Promise<void> }> {
  const schema = 'bench_copies'
  await sql.raw(`create schema ${schema}; grant usage on schema ${schema} to ${appRole}`).execute(database.db)
  for (const table of tables)
    await sql
      .raw(
        `create table ${schema}."${table}" (like "${city}"."${table}" including all);
          grant insert on ${schema}."${table}" to ${appRole}`,
      )
      .execute(database.db)
  await addForeignKeys(database, { city, full: schema, tables })
  return { schema, drop: () => quieten(database, [schema]) }
}

type Copies = { readonly city: string; readonly full: string; readonly tables: readonly string[] }

/** Gives the copies the foreign keys of the finished tables; what they point to among them is the copy. */
async function addForeignKeys({ db }: OpenDatabase, { city, full, tables }: Copies): Promise<void> {
  const { rows } = await sql<{ table: string; definition: string }>`
    select c.relname as "table", pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = ${city} and c.relname in (${sql.join(tables)})`.execute(db)
  for (const { table, definition } of rows) {
    const target = /REFERENCES (?:"?\w+"?\.)?"?(\w+)"?/.exec(definition)![1]!
    const schema = tables.includes(target) ? full : city
    const qualified = definition.replace(
      /REFERENCES (?:"?\w+"?\.)?"?\w+"?/,
      `REFERENCES "${schema}"."${target}"`,
    )
    await sql.raw(`alter table ${full}."${table}" add ${qualified}`).execute(db)
  }
}
