import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isUnfinished } from './watched-kinds.ts'

/** The largest file that is taken: as large as one that is sent by hand. */
export const largestBytes = 50 * 1024 * 1024

/** A file as it lies in the folder at one look. */
export type SeenFile = {
  readonly name: string
  readonly bytes: number
  readonly modifiedMs: number
  /** A link, or a file that is no file: it is never opened. */
  readonly isForeign: boolean
}

/** Below the folder that is watched: what is being read, what was taken, and what was refused. */
const readingName = 'reading'
const below = [readingName, 'taken', 'refused'] as const

/** A file by its number and the name it came with. */
type Numbered = { readonly id: number; readonly name: string }

/** Under which name a file lies once it is out of the folder: its number in front, so that none ever takes the place of another. */
export const movedName = ({ id, name }: Numbered): string =>
  `${String(id).padStart(6, '0')}-${name.replaceAll(/[^\w.-]/g, '_').slice(-120)}`

const readingPath = (folder: string, file: Numbered): string => join(folder, readingName, movedName(file))

/** Makes the folder and what lies below it. Throws where one of them is a link: what it leads to is not ours to read. */
export async function prepareFolder(folder: string): Promise<void> {
  for (const each of [folder, ...below.map((name) => join(folder, name))]) {
    await mkdir(each, { recursive: true, mode: 0o770 })
    if (!(await lstat(each)).isDirectory()) throw new Error(`${each} is a link, not a folder`)
  }
}

/** What lies in the folder, by name: no folders, nothing hidden, nothing that is still being sent. */
export async function filesIn(folder: string): Promise<SeenFile[]> {
  const names = (await readdir(folder)).filter((name) => !isUnfinished(name)).toSorted()
  const seen = await Promise.all(names.map((name) => lookAt(join(folder, name), name)))
  return seen.flatMap((one) => one ?? [])
}

async function lookAt(path: string, name: string): Promise<SeenFile | null> {
  const found = await lstat(path).catch(() => null)
  if (!found || found.isDirectory()) return null
  return {
    name,
    bytes: found.size,
    modifiedMs: Math.floor(found.mtimeMs),
    // A second name for a file elsewhere would be a way to read what is not ours.
    isForeign: !found.isFile() || found.nlink > 1,
  }
}

/** A file that is set aside for reading, as it is now; null: it is not. */
export const setAside = (folder: string, file: Numbered): Promise<SeenFile | null> =>
  lookAt(readingPath(folder, file), file.name)

/** Sets a whole file aside, so that another of its name may come meanwhile and take nothing away. Null when it is gone. */
export async function setFileAside(folder: string, file: Numbered): Promise<SeenFile | null> {
  await rename(join(folder, file.name), readingPath(folder, file)).catch(ignoreMissing)
  return setAside(folder, file)
}

/** The bytes of a file that was set aside. A link is not followed. */
export async function bytesOf(folder: string, file: Numbered): Promise<Uint8Array> {
  const opened = await open(readingPath(folder, file), constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return new Uint8Array(await opened.readFile())
  } finally {
    await opened.close()
  }
}

/**
 * Lays a file that was set aside where it stays, the reason beside it where there is one. Done again after a kill it changes nothing. Answers
 * whether the file lies there now.
 */
export async function layAway(
  folder: string,
  { to, reason, ...file }: Numbered & { readonly to: 'taken' | 'refused'; readonly reason: string | null },
): Promise<boolean> {
  const target = join(folder, to, movedName(file))
  if (reason !== null) await writeAnew(`${target}.reason.txt`, `${reason}\n`)
  await rename(readingPath(folder, file), target).catch(ignoreMissing)
  return (await lookAt(target, file.name)) !== null
}

/** Writes a file that is new: what lies there under its name is taken away, so that a link leads nowhere. */
async function writeAnew(path: string, text: string): Promise<void> {
  await rm(path, { force: true })
  await writeFile(path, text, { mode: 0o660, flag: 'wx' })
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}
