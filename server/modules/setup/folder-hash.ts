import { createHash } from 'node:crypto'
import type { FolderFiles } from './city-folder.ts'

/** The files of a folder in the order of their paths, as they are stored. */
export const storedFiles = (files: FolderFiles): Record<string, string> =>
  Object.fromEntries([...files].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

/** The files as they were stored, by path. */
export const filesOf = (stored: unknown): FolderFiles =>
  new Map(Object.entries(stored as Record<string, string>).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Names a folder by everything in its files. */
export const folderHash = (files: FolderFiles): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(storedFiles(files))))
    .digest('hex')
