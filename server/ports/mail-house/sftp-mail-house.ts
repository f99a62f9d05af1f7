import type { MailHouse } from '#kernel/mail-house'
import { connectSftp } from './connect-sftp.ts'
import { deliverTo } from './deliver-to.ts'
import { PlaceFailed } from './place.ts'
import { sftpPlace } from './sftp-place.ts'
import { destinationOf, type Patience, type SftpServer, usualPatience } from './sftp-server.ts'

/** A mail house that takes packages by SFTP: one connection for each package. */
export const sftpMailHouse = (server: SftpServer, patience: Patience = usualPatience): MailHouse => ({
  destination: destinationOf(server),
  practice: false,
  deliver: async (file, during) => {
    const line = await connectSftp(server, patience).catch((error: unknown) => {
      if (error instanceof PlaceFailed) return error
      throw error
    })
    if (line instanceof PlaceFailed) return { outcome: line.outcome, answer: line.message, todo: line.todo }
    try {
      return await deliverTo(sftpPlace(line, server.folder), file, during)
    } finally {
      line.close()
    }
  },
})
