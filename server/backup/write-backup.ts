import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import { pipeline } from 'node:stream/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { OpenDatabase } from '#database/open-database'
import { directorySchema } from '#database/migrate'
import type { Database } from '#database/types'
import { type BackedUpCity, format, type Head, type TableLine } from './backup-format.ts'
import { quoted, rowsOf, sequencesOf, tablesOf } from './read-tables.ts'

/** What a backup holds, for who made it. */
export type BackedUp = {
  readonly cities: readonly BackedUpCity[]
  readonly rows: number
  readonly sha256: string
}

/**
 * Writes the books of all cities, or of one, to a file as they stand at one moment; work goes on meanwhile. The file appears under its
 * name when it is whole and on the disk. Only its owner can read it: it holds names, addresses and the secrets of sign-in (as hashes).
 * An existing file is never written over: throws EEXIST.
 */
export async function writeBackup(
  { db, engine }: OpenDatabase,
  file: string,
  { cities }: { readonly cities: readonly string[] | 'all' },
): Promise<BackedUp> {
  const taken = await open(file, 'wx', 0o600)
  await taken.close()
  const part = `${file}.part`
  try {
    const gzip = createGzip({ level: 6 })
    const written = pipeline(gzip, createWriteStream(part, { mode: 0o600, flush: true }))
    // A disk that is full ends both; it is told once, below.
    written.catch(() => {})
    const backedUp = await inOneMoment(db, (moment) => writeLines(moment, { engine, cities }, gzip))
    gzip.end()
    await written
    await rename(part, file)
    return backedUp
  } catch (error) {
    await rm(part, { force: true })
    await rm(file, { force: true })
    throw error
  }
}

const inOneMoment = <Result>(
  db: Kysely<Database>,
  task: (moment: Transaction<Database>) => Promise<Result>,
): Promise<Result> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (moment) => {
      // Every value is written as text: the same on whatever server it is read again.
      await sql.raw(`set local timezone to 'UTC'; set local datestyle to 'ISO, MDY'`).execute(moment)
      await sql.raw(`set local intervalstyle to 'postgres'; set local bytea_output to 'hex'`).execute(moment)
      return task(moment)
    })

type Output = NodeJS.WritableStream & { readonly writableNeedDrain: boolean; readonly destroyed: boolean }
type Asked = { readonly engine: string; readonly cities: readonly string[] | 'all' }

async function writeLines(db: Transaction<Database>, asked: Asked, out: Output): Promise<BackedUp> {
  const hash = createHash('sha256')
  const line = async (text: string): Promise<void> => {
    hash.update(text).update('\n')
    out.write(`${text}\n`)
    if (out.writableNeedDrain) await once(out, 'drain')
  }
  const head = await headOf(db, asked)
  await line(JSON.stringify(head))
  const names = head.cities.map(({ name }) => name)
  let rows = 0
  for (const schema of [directorySchema, ...names]) {
    for (const table of await tablesOf(db, schema)) {
      const where = schema === directorySchema ? partOfDirectory(table, names, asked.cities === 'all') : ''
      if (where === null) continue
      await line(JSON.stringify(table))
      for await (const row of rowsOf(db, table, where)) {
        await line(row)
        rows++
      }
    }
    if (schema !== directorySchema)
      for (const sequence of await sequencesOf(db, schema)) await line(JSON.stringify(sequence))
  }
  for (const job of await jobsOf(db, names)) await line(JSON.stringify(job))
  const sha256 = hash.digest('hex')
  out.write(`${JSON.stringify({ end: true, rows, sha256 })}\n`)
  return { cities: head.cities, rows, sha256 }
}

async function headOf(db: Transaction<Database>, { engine, cities }: Asked): Promise<Head> {
  const known = await db
    .withSchema(directorySchema)
    .selectFrom('city')
    .select(['name', 'title'])
    .orderBy('name')
    .execute()
  const { rows } = await sql<{ now: string }>`select now()::text as now`.execute(db)
  const chosen = known.filter(({ name }) => cities === 'all' || cities.includes(name))
  const described: BackedUpCity[] = []
  for (const city of chosen) described.push(await describe(db, city))
  return {
    format,
    madeAt: rows[0]!.now,
    engine,
    cities: described,
    directoryMigrations: await migrationsOf(db, directorySchema),
  }
}

async function describe(
  db: Transaction<Database>,
  city: { readonly name: string; readonly title: string },
): Promise<BackedUpCity> {
  const entries = await sql<{ entries: number; cents: number }>`
    select count(*) as entries, coalesce(sum(amount_cents), 0) as cents from ${sql.id(city.name, 'entry')}`.execute(
    db,
  )
  const chains = await sql<{ book: string; hash: string | null }>`
    select distinct on (book) book, hash from ${sql.id(city.name, 'seal')} order by book, id desc`.execute(db)
  return {
    ...city,
    migrations: await migrationsOf(db, city.name),
    entries: entries.rows[0]!.entries,
    debitCents: entries.rows[0]!.cents,
    chains: chains.rows,
  }
}

async function migrationsOf(
  db: Transaction<Database>,
  schema: string,
): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select name, sha256 from ${sql.id(schema, 'migration')} order by name`.execute(db)
  return rows
}

/**
 * Which rows of a table of the directory belong to the chosen cities; null when the table is about no city or person. All rows when
 * every city is backed up.
 */
function partOfDirectory(
  { table, columns }: TableLine,
  cities: readonly string[],
  all: boolean,
): string | null {
  if (all) return ''
  const named = cities.map((name) => `'${name.replaceAll("'", "''")}'`).join(', ') || 'null'
  const people = `(select user_id from ${quoted(directorySchema)}.membership where city in (${named}))`
  if (table === 'city') return `where name in (${named})`
  if (table === 'user') return `where id in ${people}`
  const has = (name: string): boolean => columns.some((column) => column.name === name)
  if (has('city')) return `where city in (${named})`
  if (has('userId')) return `where "userId" in ${people}`
  if (has('user_id')) return `where user_id in ${people}`
  return null
}

/** Background work that was asked for and is not done: work under way is asked for again, too, and bears being done twice. */
async function jobsOf(db: Transaction<Database>, cities: readonly string[]): Promise<object[]> {
  const { rows: there } = await sql`select where to_regclass('pgboss.job') is not null`.execute(db)
  if (there.length === 0) return []
  const { rows } = await sql<{ data: { city?: string } }>`
    select data from pgboss.job
    where name = 'work' and state in ('created', 'retry', 'active') order by created_on, id`.execute(db)
  return rows.map(({ data }) => data).filter(({ city }) => city !== undefined && cities.includes(city))
}
