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

/** The word of the list that looks most like what was written, when one is close enough to have been meant. */
export function nearest(written: string, known: readonly string[]): string | null {
  const close = known
    .map((word) => ({ word, distance: distance(written.toLowerCase(), word.toLowerCase()) }))
    .toSorted((a, b) => a.distance - b.distance)[0]
  return close && close.distance <= Math.max(2, Math.floor(written.length / 3)) ? close.word : null
}

/** `Write amount.` when that was probably meant, otherwise the whole list. */
export function insteadOf(written: string, known: readonly string[]): string {
  const guess = nearest(written, known)
  return guess ? `Write ${guess}.` : `Write one of: ${known.join(', ')}.`
}

/** How many letters differ (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of a.split('').entries()) {
    const next = [i + 1]
    for (const [j, other] of b.split('').entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
