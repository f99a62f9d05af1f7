import { type Kysely, sql, type Transaction } from 'kysely'
import type { SendJob } from '#database/in-transaction'
import { applyMigrations, directorySchema, knownMigrations, migrate, type Migration } from '#database/migrate'
import type { OpenDatabase } from '#database/open-database'
import type { Database } from '#database/types'
import type { Actor } from '#kernel/work'
import {
  type BackedUpCity,
  BackupRefused,
  type Head,
  type SequenceLine,
  type TableLine,
} from './backup-format.ts'
import { readBackup } from './read-backup.ts'
import { quoted } from './read-tables.ts'

/** What is known of a backup once all of it was read and is whole. */
export type CheckedBackup = { readonly head: Head; readonly rows: number; readonly sha256: string }

/** Reads a whole backup without touching any books. Throws BackupRefused. */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  let head: Head | undefined
  for await (const said of readBackup(file)) {
    if (said.is === 'head') head = said.head
    if (said.is === 'end') return { head: head!, rows: said.rows, sha256: said.sha256 }
  }
  throw new BackupRefused('The backup is empty.')
}

/**
 * Puts the cities of a backup into a database that does not have them: all of them or, when anything is wrong or the process ends, none.
 * The tables are made as they were, filled, counted against what the backup says, and then brought up to date. Work that
 * waited to be done is asked for again. Throws BackupRefused.
 */
export async function restoreBackup(
  database: OpenDatabase,
  file: string,
  send: SendJob,
): Promise<CheckedBackup> {
  const checked = await checkBackup(file)
  const { head } = checked
  const cityMigrations = await knownMigrations('city')
  const wanted = new Map(head.cities.map((city) => [city.name, asThen(city.migrations, cityMigrations)]))
  asThen(head.directoryMigrations, await knownMigrations('directory'))
  await database.db.transaction().execute(async (transaction) => {
    await refuseWhatIsThere(transaction, head)
    await sql.raw(`set local timezone to 'UTC'; set local datestyle to 'ISO, MDY'`).execute(transaction)
    const keys: ForeignKeys[] = []
    for (const { name } of head.cities) {
      await applyMigrations(transaction, name, wanted.get(name)!)
      keys.push(await emptied(transaction, name))
    }
    await load(transaction, file, send)
    for (const { schema, statements } of keys) {
      await sql.raw(`set local search_path to ${quoted(schema)}, public`).execute(transaction)
      for (const statement of statements) await sql.raw(statement).execute(transaction)
    }
    for (const city of head.cities) await compare(transaction, city)
  })
  await migrate(database)
  for (const { name } of head.cities) await renewStatistics(database.db, name)
  return checked
}

/** The migrations a schema had, as this version of the product knows them. */
function asThen(then: readonly { name: string; sha256: string }[], known: readonly Migration[]): Migration[] {
  return then.map(({ name, sha256 }) => {
    const migration = known.find((one) => one.name === name)
    if (!migration)
      throw new BackupRefused(
        `The backup was made by a newer Cartwright: this one does not know ${name}. Install that version, then restore.`,
      )
    if (migration.sha256 !== sha256)
      throw new BackupRefused(
        `The backup was made by another build of Cartwright: its ${name} is not the one here. Restore with that build.`,
      )
    return migration
  })
}

async function refuseWhatIsThere(db: Transaction<Database>, { cities }: Head): Promise<void> {
  const there = await db.withSchema(directorySchema).selectFrom('city').select('name').execute()
  const both = cities.filter(({ name }) => there.some((one) => one.name === name))
  if (both.length > 0)
    throw new BackupRefused(
      `These books already have ${both.map(({ title }) => title).join(' and ')}. A backup never overwrites books: ` +
        'restore into another database, or another folder (CARTWRIGHT_DATA).',
    )
}

type ForeignKeys = { readonly schema: string; readonly statements: readonly string[] }

/** Takes out what migrations put in, and the foreign keys, which come back when all rows are there. */
async function emptied(db: Transaction<Database>, schema: string): Promise<ForeignKeys> {
  const { rows } = await sql<{ owner: string; name: string; says: string }>`
    select c.conrelid::regclass::text as owner, c.conname as name, pg_get_constraintdef(c.oid) as says
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = ${schema} and c.contype = 'f' order by c.oid`.execute(db)
  for (const { owner, name } of rows)
    await sql.raw(`alter table ${owner} drop constraint ${quoted(name)}`).execute(db)
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p') and c.relname <> 'migration'`.execute(db)
  const all = tables.map(({ name }) => `${quoted(schema)}.${quoted(name)}`).join(', ')
  await sql.raw(`truncate ${all}`).execute(db)
  const statements = rows.map(
    ({ owner, name, says }) => `alter table ${owner} add constraint ${quoted(name)} ${says}`,
  )
  return { schema, statements }
}

const rowsAtOnce = 2000

async function load(db: Transaction<Database>, file: string, send: SendJob): Promise<void> {
  let table: TableLine | null = null
  let waiting: string[] = []
  const flush = async (): Promise<void> => {
    if (table && waiting.length > 0) await insert(db, table, waiting)
    waiting = []
  }
  for await (const said of readBackup(file)) {
    if (said.is === 'row') {
      waiting.push(said.line)
      if (waiting.length === rowsAtOnce) await flush()
      continue
    }
    await flush()
    table = said.is === 'table' ? said.table : null
    if (said.is === 'sequence') await setSequence(db, said.sequence)
    if (said.is === 'job') {
      const { job: name, city, actor, data } = said.job
      await send(db, { name, city, actor: actor as Actor, data })
    }
  }
}

async function insert(db: Transaction<Database>, table: TableLine, lines: readonly string[]): Promise<void> {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ')
  const values = table.columns.map(({ type }, index) => `(line->>${index})::${type}`).join(', ')
  // People may work for several cities: those whom the directory has already stay as they are.
  const twice = table.schema === directorySchema ? 'on conflict do nothing' : ''
  await sql`
    insert into ${sql.raw(`${quoted(table.schema)}.${quoted(table.table)} (${names})`)} overriding system value
    select ${sql.raw(values)} from (
      select text::jsonb as line from unnest(${lines}::text[]) with ordinality as given (text, n) order by n) as lines
    ${sql.raw(twice)}`.execute(db)
}

async function setSequence(
  db: Transaction<Database>,
  { schema, sequence, last, called }: SequenceLine,
): Promise<void> {
  const name = `${quoted(schema)}.${quoted(sequence)}`
  await sql`select setval(${name}::regclass, ${last}, ${called})`.execute(db)
}

async function compare(db: Transaction<Database>, city: BackedUpCity): Promise<void> {
  const { rows } = await sql<{ entries: number; cents: number }>`
    select count(*) as entries, coalesce(sum(amount_cents), 0) as cents from ${sql.id(city.name, 'entry')}`.execute(
    db,
  )
  const { entries, cents } = rows[0]!
  if (entries !== city.entries || cents !== city.debitCents)
    throw new BackupRefused(
      `${city.title}: the backup says ${city.entries} entries of ${city.debitCents} cents and holds ${entries} of ${cents}.`,
    )
}

const renewStatistics = async (db: Kysely<Database>, schema: string): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p')`.execute(db)
  for (const { name } of rows) await sql.raw(`analyze ${quoted(schema)}.${quoted(name)}`).execute(db)
}
