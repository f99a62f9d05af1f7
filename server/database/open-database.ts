import assert from 'node:assert/strict'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PlainDate } from '#kernel/dates'
import { CopyingClient, CopyingDialect } from './copying-client.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { lockFolder } from './lock-folder.ts'
import type { Database } from './types.ts'

const { builtins } = pg.types

/** How column values arrive. Set once here, so no other code parses a date or a count. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: (text) => PlainDate.from(text),
  [builtins.INT8]: wholeNumber,
  // Sums of bigint arrive as numeric. All our numerics are whole; a fraction is a fault.
  [builtins.NUMERIC]: wholeNumber,
  [builtins.TIMESTAMPTZ]: (text) => Temporal.Instant.from(text.replace(' ', 'T')),
}

// How days and instants leave: `pg` asks a value for its `toPostgres` before it falls back to JSON.
for (const type of [Temporal.PlainDate, Temporal.Instant])
  Object.defineProperty(type.prototype, 'toPostgres', {
    configurable: true,
    value(this: { toString(): string }) {
      return this.toString()
    },
  })

function wholeNumber(text: string): number {
  const value = Number(text)
  assert(Number.isSafeInteger(value), `${text} is not a whole number this system can hold`)
  return value
}

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format),
}

type Engine = 'embedded' | 'server'

/** Where `pg` finds a database: a URL, or the folder of an embedded one's socket. */
export type DatabaseAddress =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string }

export type OpenDatabase = {
  readonly db: Kysely<Database>
  readonly pool: pg.Pool
  /** How to reach the same database, for libraries that bring connections and parsers of their own. */
  readonly where: DatabaseAddress
  readonly engine: Engine
  /** All of an embedded database as bytes, to start others from. */
  readonly image: () => Promise<Uint8Array<ArrayBuffer>>
  readonly close: () => Promise<void>
}

export type DatabasePlace =
  | { readonly url: string }
  | { readonly folder: string }
  | { readonly image?: Uint8Array<ArrayBuffer> }

/**
 * Opens the database: a PostgreSQL server by its URL, an embedded one kept in a folder (which one process at a time
 * may use), or an embedded one in memory. The rest of the code cannot tell which it is.
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  if ('url' in place) return connect({ connectionString: place.url }, null, async () => {})
  const folder = 'folder' in place ? place.folder : undefined
  const unlock = folder ? await lockFolder(folder) : async () => {}
  try {
    const embedded = await startEmbedded({ folder, image: 'image' in place ? place.image : undefined })
    const where = { host: embedded.socketFolder, user: 'postgres', database: 'postgres' }
    return connect(where, embedded, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** Connects to a database that another thread of this process has open. */
export const connectTo = (where: DatabaseAddress): Pick<OpenDatabase, 'db' | 'close'> =>
  connect(where, null, async () => {})

/**
 * A host that is cut off says nothing: the server must ask, or the locks of its transaction stay for hours, and with them the
 * piece of the run it was at. It is missed after half a minute.
 */
const missDeadHosts =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3; set tcp_user_timeout = 30000'

/**
 * Books are in memory or on a solid disk: a row costs about the same wherever it lies. The planner's usual guess, four times as much, has
 * it read whole tables for some thousand accounts. Our statements are too short for compiling them to pay.
 */
const costs = 'set random_page_cost = 1.1; set jit = off'

function connect(
  where: DatabaseAddress,
  embedded: Embedded | null,
  unlock: () => Promise<void>,
): OpenDatabase {
  // The embedded database cannot take COPY: its socket loses count of what was said.
  const onServer = 'connectionString' in where
  const Client = onServer ? CopyingClient : pg.Client
  const pool = new pg.Pool({ ...where, types, max: 12, keepAlive: true, Client })
  // A connection that breaks while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  // One that breaks between two calls of a transaction is told by the next call, which fails.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    // A connection that cannot take this breaks at its first call, which tells why.
    if (onServer) client.query(`${missDeadHosts}; ${costs}`).catch(() => {})
  })
  const dialect = onServer ? new CopyingDialect({ pool }) : new PostgresDialect({ pool })
  const db = new Kysely<Database>({ dialect })
  return {
    db,
    pool,
    where,
    engine: onServer ? 'server' : 'embedded',
    image: () => {
      assert(embedded, 'only an embedded database has an image')
      return embedded.image()
    },
    close: async () => {
      await db.destroy()
      await embedded?.stop()
      await unlock()
    },
  }
}
