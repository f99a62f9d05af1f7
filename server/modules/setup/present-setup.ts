import { isDeepStrictEqual } from 'node:util'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { checkFiles } from './check-city-folder.ts'
import type { FolderFiles } from './city-folder.ts'
import { filesOf, folderHash } from './folder-hash.ts'
import { type FolderParts, folderOfBooks, saysTheSame } from './folder-of-books.ts'
import { lettersFile, writeFolder } from './write-folder.ts'

/** The city's set-up as it is now, as a folder. */
export type PresentSetup = {
  readonly files: FolderFiles
  readonly sha256: string
  /** Whether the files are the ones that were adopted, or were written from what the books say. */
  readonly written: boolean
}

/**
 * The city's set-up as a folder: the files that were adopted last, with their comments, as long as they say what the books say; else it is
 * written from the books. Brought in again it changes nothing. Refuses CITY_NOT_SET_UP.
 */
export async function presentSetup(work: Work): Promise<PresentSetup> {
  const books = (await folderOfBooks(work)) ?? refuse('CITY_NOT_SET_UP', { missing: 'city.yaml' })
  const latest = await work.db
    .selectFrom('setup_version')
    .select('files')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const adopted = latest && filesOf(latest.files)
  const folder = adopted && checkFiles(work.city, adopted).folder
  const files =
    folder && saysTheSame(folder, books) ? withLetters(adopted, folder, books) : writeFolder(books)
  return { files, sha256: folderHash(files), written: files !== adopted }
}

/** Letters that were changed in their own room since the folder was adopted: their file is written anew, the others stay as they are. */
function withLetters(adopted: FolderFiles, folder: FolderParts, books: FolderParts): FolderFiles {
  if (isDeepStrictEqual(lettersToCompare(folder), lettersToCompare(books))) return adopted
  return new Map([...adopted, ['letters.yaml', lettersFile(books.letters)]])
}

const lettersToCompare = ({ letters }: FolderParts): unknown =>
  JSON.parse(
    JSON.stringify(
      letters
        .map(({ code, name, from, facts, en, es }) => ({
          code,
          name,
          from: from.toString(),
          facts,
          en,
          es,
        }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ),
  )
