import { createHash } from 'node:crypto'
import type { Stats } from 'ssh2'
import type { SftpLine } from './connect-sftp.ts'
import type { Place } from './place.ts'
import { noSuchFile, permissionDenied, stepFailure } from './sftp-failure.ts'

/** The largest part every server reads at once (draft-ietf-secsh-filexfer-02, section 3), and how many are asked for ahead. */
const partBytes = 32_768
const ahead = 32

/** The folder of an SFTP server. Files go there and come back in parts, never whole in memory. */
export function sftpPlace(line: SftpLine, folder: string): Place {
  const { sftp, heard } = line
  const pathOf = (name: string): string => `${folder.replace(/\/$/, '')}/${name}`
  const step = async <Result>(
    what: string,
    begin: Parameters<typeof line.step<Result>>[0],
  ): Promise<Result> => {
    try {
      return await line.step(begin)
    } catch (error) {
      throw stepFailure(error, what, folder)
    }
  }
  return {
    sizeOf: async (name) => {
      const stats = await line
        .step<Stats>((done) => sftp.stat(pathOf(name), done))
        .catch((error: unknown) => {
          if (codeOf(error) === noSuchFile) return null
          throw stepFailure(error, `Looking for ${name}`, folder)
        })
      return stats?.size ?? null
    },
    sha256Of: async (name, bytes) => {
      const handle = await line
        .step<Buffer>((done) => sftp.open(pathOf(name), 'r', done))
        .catch((error: unknown) => {
          // An account that may only write: what it wrote, it cannot look at.
          if ([permissionDenied, unsupported].includes(Number(codeOf(error)))) return null
          throw stepFailure(error, `Reading ${name} back`, folder)
        })
      if (handle === null) return null
      const hash = createHash('sha256')
      const read = (part: Part): Promise<Buffer> =>
        step(`Reading ${name} back`, (done) => readPart({ ...part, line, handle }, done))
      for await (const part of inOrder(bytes, read)) hash.update(part)
      await step(`Reading ${name} back`, (done) => sftp.close(handle, done))
      return hash.digest('hex')
    },
    put: (path, name, wentUp) =>
      step(`Sending ${name}`, (done) =>
        sftp.fastPut(
          path,
          pathOf(name),
          {
            step: (total) => {
              heard()
              wentUp(total)
            },
          },
          done,
        ),
      ),
    rename: (from, to) =>
      step(`Renaming ${from} to ${to}`, (done) => sftp.rename(pathOf(from), pathOf(to), done)),
    remove: (name) => step(`Taking ${name} away`, (done) => sftp.unlink(pathOf(name), done)),
  }
}

const unsupported = 8
const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code

type Part = { readonly at: number; readonly length: number }

/** Parts of a file in their order, with the next ones asked for already: a server far away answers many at once. */
async function* inOrder(bytes: number, read: (part: Part) => Promise<Buffer>): AsyncGenerator<Buffer> {
  const coming: Promise<Buffer>[] = []
  for (let at = 0; at < bytes || coming.length > 0; ) {
    while (at < bytes && coming.length < ahead) {
      const length = Math.min(partBytes, bytes - at)
      const part = read({ at, length })
      // One that fails after another did is nobody's any more.
      part.catch(() => {})
      coming.push(part)
      at += length
    }
    yield await coming.shift()!
  }
}

type Reading = Part & { readonly line: SftpLine; readonly handle: Buffer }
type PartRead = (error?: Error | null, part?: Buffer) => void

/** Reads one part whole: a server may answer with less than was asked for. */
function readPart({ line: { sftp }, handle, at, length }: Reading, done: PartRead): void {
  const part = Buffer.alloc(length)
  const from = (filled: number): void => {
    sftp.read(handle, part, filled, length - filled, at + filled, (error, bytesRead) => {
      if (error) return done(error)
      if (bytesRead === 0) return done(new Error(`the file ends at byte ${at + filled}`))
      if (filled + bytesRead === length) return done(null, part)
      return from(filled + bytesRead)
    })
  }
  from(0)
}
