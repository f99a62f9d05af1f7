import { refuse } from '#kernel/refusal'
import type { FolderFiles } from './city-folder.ts'
import { folderLimits, placeOf } from './folder-paths.ts'
import { readSentFile, refuseUnfit, tooLarge } from './read-sent-file.ts'
import { readZip } from './read-zip.ts'

/** What came with a form: a whole folder in a zip file, or single files. */
export type SentFolder = {
  readonly edition: number
  readonly files: FolderFiles
  readonly whole: boolean
  readonly leftOut: readonly string[]
}

/** Reads the form of an upload. One zip file is a whole folder; anything else are single files, each put where it belongs. */
export async function sentFolder(request: Request): Promise<SentFolder> {
  const form = await request.formData().catch(() => new FormData())
  const sent = form.getAll('file').filter((file) => file instanceof File)
  const edition = Number(form.get('edition'))
  const faults = [
    ...(sent.length === 0 ? [{ field: 'file', message: 'Send a zip file or files of a city folder.' }] : []),
    ...(Number.isSafeInteger(edition) && edition > 0
      ? []
      : [{ field: 'edition', message: 'Send the edition of the change that you looked at.' }]),
  ]
  if (faults.length > 0) refuse('REQUEST_INVALID', { faults })
  const [first] = sent
  if (sent.length === 1 && first && /\.zip$/i.test(first.name)) {
    if (first.size > folderLimits.zipBytes) tooLarge(first.name, folderLimits.zipBytes)
    const { files, leftOut } = readZip(new Uint8Array(await first.arrayBuffer()))
    return { edition, files, whole: true, leftOut }
  }
  if (sent.length > folderLimits.files) tooLarge(`${sent.length} files`, folderLimits.allBytes)
  const files = new Map<string, string>()
  for (const file of sent) {
    const path = placeOf(file.name)
    refuseUnfit(path)
    if (file.size > folderLimits.fileBytes) tooLarge(path, folderLimits.fileBytes)
    files.set(path, readSentFile(path, new Uint8Array(await file.arrayBuffer())))
  }
  return { edition, files, whole: false, leftOut: [] }
}
