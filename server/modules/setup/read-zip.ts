import { crc32 } from 'node:zlib'
import { unzipSync } from 'fflate'
import { refuse } from '#kernel/refusal'
import type { FolderFiles } from './city-folder.ts'
import { folderLimits, isFolderPath } from './folder-paths.ts'
import { readSentFile, tooLarge } from './read-sent-file.ts'
import { type ZipEntry, zipEntries } from './zip-entries.ts'

/** A city folder out of a zip file, and what else was in it and left out. */
export type ZippedFolder = { readonly files: FolderFiles; readonly leftOut: readonly string[] }

/**
 * Reads a city folder out of a zip file. Everything is judged by the list of contents before anything is unpacked: names that lead out of
 * the folder, files and folders that are too large once unpacked, and files that are encrypted or there twice are refused, and the
 * whole zip file with them. Files that have no place in a city folder are left out and named.
 */
export function readZip(bytes: Uint8Array): ZippedFolder {
  if (bytes.length > folderLimits.zipBytes) tooLarge('The zip file', folderLimits.zipBytes)
  const entries = zipEntries(bytes).filter(({ name }) => !name.endsWith('/'))
  refuseUnsafe(entries)
  const within = folderWithin(entries)
  const wanted = entries.filter(
    ({ name }) => isFolderPath(name.slice(within.length)) && name.startsWith(within),
  )
  refuseBombs(wanted)
  const unpacked = unpack(bytes, wanted)
  const files = wanted.map((entry): [string, string] => {
    const content = unpacked.get(entry.name)
    if (!content || content.length !== entry.size || crc32(content) !== entry.crc)
      return refuse('SETUP_ZIP_UNREADABLE', {
        reason: `${entry.name} is damaged: it is not what the list of contents says.`,
      })
    const path = entry.name.slice(within.length)
    return [path, readSentFile(path, content)]
  })
  const leftOut = entries.filter((entry) => !wanted.includes(entry)).map(({ name }) => name)
  return { files: new Map(files), leftOut: leftOut.filter((name) => !isLitter(name)) }
}

/** What systems put into every folder they pack. */
const isLitter = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name)

function refuseUnsafe(entries: readonly ZipEntry[]): void {
  if (entries.length > folderLimits.files)
    refuse('SETUP_ZIP_UNSAFE', {
      entry: `${entries.length} files`,
      reason: `A city folder has ${folderLimits.files} files at most.`,
    })
  const seen = new Set<string>()
  for (const { name, encrypted } of entries) {
    if (leadsOut(name))
      refuse('SETUP_ZIP_UNSAFE', { entry: name, reason: 'Its name leads out of the folder.' })
    if (encrypted) refuse('SETUP_ZIP_UNSAFE', { entry: name, reason: 'It is encrypted.' })
    if (seen.has(name)) refuse('SETUP_ZIP_UNSAFE', { entry: name, reason: 'It is there twice.' })
    seen.add(name)
  }
}

const leadsOut = (name: string): boolean =>
  // Signs below the blank would let a name look like another one.
  /^[/\\]|^[A-Za-z]:|\\|\p{Cc}/u.test(name) || name.split('/').includes('..')

/** The folder within the zip file that has the `city.yaml`: people pack the folder as often as what is in it. */
function folderWithin(entries: readonly ZipEntry[]): string {
  const settings = entries.map(({ name }) => name).filter((name) => /(^|\/)city\.yaml$/.test(name))
  const first = settings.toSorted((a, b) => a.length - b.length)[0]
  if (first === undefined)
    return refuse('SETUP_ZIP_UNREADABLE', {
      reason: 'There is no city.yaml in it. Zip the whole folder of the city.',
    })
  return first.slice(0, -'city.yaml'.length)
}

function refuseBombs(entries: readonly ZipEntry[]): void {
  for (const { name, size } of entries)
    if (size > folderLimits.fileBytes) tooLarge(name, folderLimits.fileBytes)
  const all = entries.reduce((total, { size }) => total + size, 0)
  if (all > folderLimits.allBytes) tooLarge('The unpacked folder', folderLimits.allBytes)
}

/** Unpacks into memory that was measured beforehand: what says less than it holds is cut off there, and told by its sum. */
function unpack(bytes: Uint8Array, wanted: readonly ZipEntry[]): Map<string, Uint8Array> {
  const names = new Set(wanted.map(({ name }) => name))
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => names.has(name) })))
  } catch {
    return refuse('SETUP_ZIP_UNREADABLE', {
      reason: 'It is damaged, or packed in a way that is not known here.',
    })
  }
}
