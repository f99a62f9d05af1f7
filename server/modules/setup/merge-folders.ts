import type { FolderFiles } from './city-folder.ts'
import { isPicture } from './folder-paths.ts'
import { type Clash, mergeLines, type Whose } from './merge-lines.ts'

type ThreeFiles = {
  readonly path: string
  readonly base: string | undefined
  readonly theirs: string | undefined
  readonly mine: string | undefined
}
/** A file that was brought together: its text, none when it is gone; or where it clashes, no part where it does as a whole. */
type MergedFile = {
  readonly path: string
  readonly text: string | undefined
  readonly clashes?: readonly Clash[]
}

/** Brings the changes of two people to one file together. Without `keep`, a file in which both changed the same lines clashes. */
export function mergeFile({ path, base, theirs, mine }: ThreeFiles, keep?: Whose): MergedFile {
  if (mine === base || mine === theirs) return { path, text: theirs }
  if (theirs === base) return { path, text: mine }
  // Pictures have no lines, and who took a file out left none.
  if (isPicture(path) || theirs === undefined || mine === undefined)
    return keep ? { path, text: keep === 'mine' ? mine : theirs } : { path, text: theirs, clashes: [] }
  const { text, clashes } = mergeLines({ base: base ?? '', theirs, mine }, keep)
  return clashes.length > 0 ? { path, text, clashes } : { path, text }
}

type ThreeFolders = { readonly base: FolderFiles; readonly theirs: FolderFiles; readonly mine: FolderFiles }

/** Brings the changes of two people to a folder together, file by file. `keep` says whose lines stay in a file where both changed the same ones. */
export function mergeFolders(
  { base, theirs, mine }: ThreeFolders,
  keep: (path: string) => Whose | undefined = () => undefined,
): MergedFile[] {
  const paths = [...new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])]
  return paths.map((path) =>
    mergeFile({ path, base: base.get(path), theirs: theirs.get(path), mine: mine.get(path) }, keep(path)),
  )
}
