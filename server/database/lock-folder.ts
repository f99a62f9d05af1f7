import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'

/** Another process has the embedded database open. */
export class FolderInUse extends Error {}

/**
 * Takes the lock file of an embedded database's folder, and gives back what releases it. PGlite lets two processes open one
 * folder and would corrupt it. A lock left behind by a killed process is recognised by its process id and taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = `${folder.replace(/\/$/, '')}.lock`
  const mine = `${file}.${process.pid}`
  await writeFile(mine, `${process.pid}\n`)
  try {
    return await take(folder, file, mine)
  } finally {
    await rm(mine, { force: true })
  }
}

async function take(folder: string, file: string, mine: string): Promise<() => Promise<void>> {
  for (const attempt of [1, 2]) {
    try {
      // A link appears with its content, so no other process ever reads a lock that is still empty.
      await link(mine, file)
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(await readFile(file, 'utf8'))
      if (attempt === 2 || isRunning(holder))
        throw new FolderInUse(
          `The database in ${folder} is already open in process ${holder}. ` +
            'Stop that process first, or set DATABASE_URL to use a PostgreSQL server, which several processes may share.',
        )
      await rm(file, { force: true })
    }
  }
  throw new FolderInUse(`The database in ${folder} could not be locked.`)
}

function isRunning(pid: number): boolean {
  // Our own number in the file is left from a process before us: in a container everybody is process 1.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
