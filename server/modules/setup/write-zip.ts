import { strToU8, zipSync } from 'fflate'
import type { FolderFiles } from './city-folder.ts'
import { isPicture } from './folder-paths.ts'

/** The bytes of a file of a city folder as they lie on a disk. */
export const bytesOf = (path: string, content: string): Uint8Array =>
  isPicture(path) ? new Uint8Array(Buffer.from(content, 'base64')) : strToU8(content)

// The earliest day a zip file can name: the same folder is the same file, whenever it is packed.
const always = '1980-01-02T00:00:00'

/** A city folder as a zip file: one folder with the city's name. */
export const zipOf = (city: string, files: FolderFiles): Uint8Array =>
  zipSync(
    Object.fromEntries([...files].map(([path, content]) => [`${city}/${path}`, bytesOf(path, content)])),
    { mtime: always },
  )
