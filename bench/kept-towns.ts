import { sql } from 'kysely'
import { openDatabase } from '#database/open-database'

/**
 * A fresh copy of the town of so many accounts that a server keeps, made when it is not there yet. Answers where the copy is; the one
 * of the measurement before goes.
 */
export async function keptTown(url: string, accounts: number, make: (url: string) => void): Promise<string> {
  const [town, copy] = [`town_${accounts}`, 'cartwright_bench']
  const at = (database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href
  const server = await openDatabase({ url })
  try {
    const { rows } = await sql`select from pg_database where datname = ${town}`.execute(server.db)
    if (rows.length === 0) {
      await sql`create database ${sql.id(town)}`.execute(server.db)
      make(at(town))
    }
    await sql`drop database if exists ${sql.id(copy)} with (force)`.execute(server.db)
    await sql`create database ${sql.id(copy)} template ${sql.id(town)}`.execute(server.db)
    await sql`checkpoint`.execute(server.db)
    return at(copy)
  } finally {
    await server.close()
  }
}
