import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/** Beside the repository: files of others, which are read where they lie and are no part of the product. */
const folder = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/** Reads one of the outside files. Where they are missing, the test fails and says so: it has nothing to hold the product to. */
export async function outsideFile(name: string): Promise<Buffer> {
  const path = join(folder, name)
  if (!existsSync(path))
    throw new Error(
      `The outside data is missing: there is no ${path}. Put the shared folder beside the repository, then run npm run test:outside again.`,
    )
  return readFile(path)
}
