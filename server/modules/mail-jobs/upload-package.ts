import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { MailHouse, UploadOutcome } from '#kernel/mail-house'
import type { InTransaction, Job, Work } from '#kernel/work'
import { uploadJobName } from './ask-upload.ts'
import { beginTry, endTry, noteNaming, notePulse, type Try } from './upload-try.ts'
import { pulseSeconds } from './upload-rules.ts'
import { uploadsDue } from './upload-rows.ts'

const Asked = z.object({ uploadId: z.int() })

/**
 * Sends a package by SFTP, in one try. It goes outside of any transaction, so that a dead server holds nothing up. A process that was killed leaves the
 * try begun: the next one looks at what is there first, and sends nothing that arrived.
 */
export const uploadPackageJob: Job = {
  name: uploadJobName,
  run: async ({ data, inTransaction, mailHouse }) => {
    const { uploadId } = Asked.parse(data)
    const house = (await mailHouse?.()) ?? null
    const begun = await inTransaction((work) => beginTry(work, uploadId, house))
    if (!begun || !house) return
    const came = await deliver(inTransaction, begun, house).catch((error: unknown) => error as Error)
    const outcome = came instanceof Error ? ofOurs(came) : came
    await inTransaction((work) => endTry(work, begun, outcome))
    if (came instanceof Error) throw came
  },
}

/** Every minute: what may be tried again, and what a process left that was killed. */
export const uploadDueJob: Job = {
  name: 'upload-due-mail-packages',
  run: ({ inTransaction }) => inTransaction(askDueUploads),
}

/** Asks for the tries that are due. One that is asked for twice is begun once. */
export async function askDueUploads(work: Work): Promise<void> {
  for (const uploadId of await uploadsDue(work)) await work.later(uploadJobName, { uploadId })
}

async function deliver(inTransaction: InTransaction, begun: Try, house: MailHouse): Promise<UploadOutcome> {
  const { file } = begun
  const changed = await whatIsWrong(file)
  if (changed) return changed
  let bytes = 0
  const going = house.deliver(file, {
    mayBeNamed: () => inTransaction((work) => noteNaming(work, begun)),
    wentUp: (sent) => {
      bytes = sent
    },
  })
  const ended = going.then(
    () => true,
    () => true,
  )
  while (!(await Promise.race([ended, setTimeout(pulseSeconds * 1000, false, { ref: false })])))
    // A pulse that is missed is made up for by the next one.
    await inTransaction((work) => notePulse(work, begun, bytes)).catch(() => false)
  return going
}

/** What lies on the disk is held to what was made: a package that was changed since goes to nobody. */
async function whatIsWrong({ path, sha256 }: Try['file']): Promise<UploadOutcome | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    return {
      outcome: 'later',
      answer: `The package cannot be read on this machine: ${(error as NodeJS.ErrnoException).code}.`,
      todo: 'Ask whoever keeps the machines whether all processes see the same data folder (CARTWRIGHT_DATA).',
    }
  }
  if (hash.digest('hex') === sha256) return null
  return {
    outcome: 'refused',
    answer: 'The package on the disk is not the one that was made.',
    todo: 'Give the job up, and make another.',
  }
}

const ofOurs = ({ message }: Error): UploadOutcome => ({
  outcome: 'later',
  answer: `Something went wrong on our side: ${message.slice(0, 200)}`,
  todo: 'Ask whoever keeps the machines to look into the log.',
})
