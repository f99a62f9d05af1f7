import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/**
 * Migrates one database per test run: an embedded one, of which every test file starts from a copy, or the server’s. The embedded one is
 * handed on as the name of a file: what is provided by value is sent with every test file and kept, until the memory is full of copies.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL) {
    const server = await openDatabase({ url: process.env.DATABASE_URL })
    await migrate(server)
    await server.close()
    project.provide('databaseImage', null)
    return () => Promise.resolve()
  }
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-image-'))
  const file = join(folder, 'image')
  const database = await openDatabase({})
  await migrate(database)
  await createCity(database, testCity)
  await writeFile(file, await database.image())
  await database.close()
  project.provide('databaseImage', file)
  return () => rm(folder, { recursive: true, force: true })
}
