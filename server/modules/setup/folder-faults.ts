import type { FolderFault } from './city-folder.ts'

/** Where something stands in a file. Lines and columns count from 1. */
export type Place = { readonly line: number; readonly column: number }

/** Collects what is wrong with one file, so that everything is told at once. */
export type FileFaults = {
  readonly fault: (place: Place | null, message: string, instead: string | null) => void
  readonly warn: (place: Place | null, message: string, instead: string | null) => void
}

/** A collector for `file` that writes into `list`. */
export function faultsIn(list: FolderFault[], file: string): FileFaults {
  const add =
    (severity: FolderFault['severity']) => (place: Place | null, message: string, instead: string | null) => {
      list.push({
        severity,
        file,
        line: place?.line ?? null,
        column: place?.column ?? null,
        message,
        instead,
      })
    }
  return { fault: add('fault'), warn: add('warning') }
}
