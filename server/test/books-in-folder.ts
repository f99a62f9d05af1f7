import { rmSync } from 'node:fs'
import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#database/migrate'
import { openDatabase } from '#database/open-database'

let empty: Promise<string> | undefined

/**
 * Puts the embedded database of an installation without a city into a folder, as the first command there would. To make one anew takes seconds:
 * it is made once for all test files of a process, and copied.
 */
export async function layBooks(folder: string): Promise<void> {
  empty ??= makeBooks()
  await cp(await empty, join(folder, 'database'), { recursive: true })
}

async function makeBooks(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-books-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const made = join(folder, 'database')
  const database = await openDatabase({ folder: made })
  await migrate(database)
  await database.close()
  return made
}
