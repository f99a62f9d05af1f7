import type { TestProject } from 'vitest/node'
import { createCity, migrate } from '#database/migrate'
import { openDatabase } from '#database/open-database'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseImage: string | null
  }
}

/** The city every test works in, on an embedded database. On a server each test file makes its own. */
export const testCity = { name: 'testville', title: 'City of Testville', demo: false }

/** Migrates one database per test run: an embedded one, of which every test file starts from a copy, or the server’s. */
export default async function setup(project: TestProject): Promise<void> {
  if (process.env.DATABASE_URL) {
    const server = await openDatabase({ url: process.env.DATABASE_URL })
    await migrate(server)
    await server.close()
    project.provide('databaseImage', null)
    return
  }
  const database = await openDatabase({})
  await migrate(database)
  await createCity(database, testCity)
  project.provide('databaseImage', Buffer.from(await database.image()).toString('base64'))
  await database.close()
}
