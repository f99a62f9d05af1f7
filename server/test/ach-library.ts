import parsers from '@ach/ach/lib/transforms/line-parsers.js'

type Fields = Readonly<Record<string, string | number>>
type LibraryBatch = Fields & { readonly entries: readonly Fields[]; readonly footer: Fields }
type LibraryFile = {
  readonly file: Fields & { readonly footer: Fields }
  readonly batches: readonly LibraryBatch[]
}

/**
 * Reads an ACH file with somebody else’s library (`@ach/ach` of npm), record by record. It does not know the class TEL,
 * whose records are those of WEB, and reads it as such.
 */
export function readWithLibrary(lines: readonly string[]): LibraryFile {
  const into = {} as LibraryFile
  for (const line of lines)
    if (!/^9{94}$/.test(line)) parsers[line[0]!]!(line.replace(/^(5.{49})TEL/, '$1WEB'), into)
  return into
}
