import { createHash } from 'node:crypto'
import { type FileHandle, open, rename } from 'node:fs/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file in an archive as its manifest lists it. */
export type PackedFile = { readonly file: string; readonly bytes: number; readonly sha256: string }

/** Writes one archive to a disk, file after file, so that it never lies in memory. */
export type Packer = {
  /** Adds a file and tells its hash. What is packed already, such as a PDF, is kept as it is. */
  readonly add: (file: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<PackedFile>
}

/**
 * Makes an archive under another name first, so that one of its own name is always whole. Times in it are those of `day`: the same files give the same
 * bytes. Answers its size and hash.
 */
export async function packArchive(
  path: string,
  { day, pack }: { readonly day: string; readonly pack: (packer: Packer) => Promise<void> },
): Promise<{ bytes: number; sha256: string }> {
  const unfinished = `${path}.unfinished`
  const handle = await open(unfinished, 'w')
  try {
    const whole = await writeArchive(handle, day, pack)
    await handle.sync()
    await rename(unfinished, path)
    return whole
  } finally {
    await handle.close()
  }
}

async function writeArchive(
  handle: FileHandle,
  day: string,
  pack: (packer: Packer) => Promise<void>,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  let waiting: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    waiting.push(chunk)
  })
  const flush = async (): Promise<void> => {
    for (const chunk of waiting) {
      hash.update(chunk)
      bytes += chunk.length
      await handle.write(chunk)
    }
    waiting = []
  }
  await pack({ add: (file, parts) => addFile(zip, { file, parts, day, flush }) })
  zip.end()
  await flush()
  return { bytes, sha256: hash.digest('hex') }
}

type Added = {
  readonly file: string
  readonly parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly day: string
  readonly flush: () => Promise<void>
}

async function addFile(zip: Zip, { file, parts, day, flush }: Added): Promise<PackedFile> {
  const entry = file.endsWith('.pdf') ? new ZipPassThrough(file) : new ZipDeflate(file)
  entry.mtime = `${day}T00:00:00`
  zip.add(entry)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of parts) {
    hash.update(part)
    bytes += part.length
    entry.push(part)
    await flush()
  }
  entry.push(new Uint8Array(), true)
  await flush()
  return { file, bytes, sha256: hash.digest('hex') }
}
