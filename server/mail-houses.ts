import { join } from 'node:path'
import type { OpenDatabase } from '#database/open-database'
import type { MailHouse, MailHouseOf } from '#kernel/mail-house'
import { folderMailHouse } from '#ports/mail-house/folder-mail-house'
import { sftpMailHouse } from '#ports/mail-house/sftp-mail-house'
import { practiceOf } from './practice-of.ts'
import { sftpServerOf } from './read-mail-house-key.ts'
import type { Settings } from './settings.ts'

/**
 * Who takes the packages of each city: of a practice city a folder of this machine and never a real mail house; of another the one that the settings name for
 * it. A key that cannot be used is told now.
 */
export async function mailHouses(
  { mailHouse, dataFolder }: Pick<Settings, 'mailHouse' | 'dataFolder'>,
  database: Pick<OpenDatabase, 'db'>,
): Promise<MailHouseOf> {
  const real: MailHouse | null = mailHouse && sftpMailHouse(await sftpServerOf(mailHouse))
  return async (name) => {
    if (await practiceOf(database, name)) return folderMailHouse(join(dataFolder, 'mail-house', name))
    return mailHouse?.city === name ? real : null
  }
}
