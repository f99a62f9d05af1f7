import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MailHouse } from '#kernel/mail-house'
import { deliverTo } from './deliver-to.ts'
import type { Place } from './place.ts'

/** A mail house for practice: a folder of this machine, from which nobody mails anything. */
export const folderMailHouse = (folder: string): MailHouse => ({
  destination: 'the mail house for practice',
  practice: true,
  deliver: async (file, during) => {
    await mkdir(folder, { recursive: true })
    return deliverTo(folderPlace(folder), file, during)
  },
})

function folderPlace(folder: string): Place {
  const pathOf = (name: string): string => join(folder, name)
  return {
    sizeOf: async (name) => {
      try {
        return (await stat(pathOf(name))).size
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    sha256Of: async (name) => {
      const hash = createHash('sha256')
      await pipeline(createReadStream(pathOf(name)), hash)
      return hash.digest('hex')
    },
    put: async (path, name, wentUp) => {
      await pipeline(createReadStream(path), createWriteStream(pathOf(name)))
      wentUp((await stat(pathOf(name))).size)
    },
    rename: async (from, to) => {
      await link(pathOf(from), pathOf(to))
      await rm(pathOf(from))
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}
