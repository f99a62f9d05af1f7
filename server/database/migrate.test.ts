import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createCity, directorySchema, migrate } from '#database/migrate'
import { testOffice } from '../test/test-office.ts'

const office = testOffice({ on: '2026-11-23' })

it('a city that is given up while all cities are brought up to date is left out, and not made anew', async () => {
  const database = office.database()
  const name = `given_up_${randomBytes(4).toString('hex')}`
  await createCity(database, { name, title: 'A city', demo: false })
  let migrated: Promise<void> | undefined
  await database.db.transaction().execute(async (transaction) => {
    await transaction.withSchema(directorySchema).deleteFrom('city').where('name', '=', name).execute()
    await sql`drop schema ${sql.id(name)} cascade`.execute(transaction)
    // It has read the list of cities, or waits for this transaction, when the city goes.
    migrated = migrate(database)
    await sql`select pg_sleep(0.3)`.execute(transaction)
  })
  await expect(migrated).resolves.toBeUndefined()
  const { rows } = await sql`select from pg_namespace where nspname = ${name}`.execute(database.db)
  expect(rows).toHaveLength(0)
})
