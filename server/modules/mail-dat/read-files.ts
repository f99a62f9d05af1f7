import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'

/** Larger is no job of a city: a million letters come to 140 million signs. */
const most = 1_000_000_000

/** The files of a job, out of a folder or a zip file; null when there is none such. What is hidden, or a folder, is left out. */
export async function readJobFiles(path: string): Promise<ReadonlyMap<string, string> | null> {
  try {
    if ((await stat(path)).isDirectory()) return await fromFolder(path)
    return fromZip(await readFile(path))
  } catch {
    return null
  }
}

async function fromFolder(path: string): Promise<Map<string, string>> {
  const files = (await readdir(path, { withFileTypes: true })).filter(
    (one) => one.isFile() && !one.name.startsWith('.'),
  )
  return new Map(
    await Promise.all(
      files.map(
        async ({ name }): Promise<[string, string]> => [name, await readFile(join(path, name), 'latin1')],
      ),
    ),
  )
}

function fromZip(bytes: Uint8Array): Map<string, string> {
  let size = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize
      return size <= most && !name.endsWith('/') && !basename(name).startsWith('.')
    },
  })
  const text = new TextDecoder('latin1')
  return new Map(Object.entries(files).map(([name, content]) => [basename(name), text.decode(content)]))
}
