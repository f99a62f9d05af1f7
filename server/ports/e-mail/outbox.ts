import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SendMail } from '#kernel/mail'
import { composeMail } from './compose-mail.ts'

/** Where there is no mail server, as in a practice city: e-mails are laid in a folder, where any mail program opens them. */
export function outbox(folder: string, from: string): SendMail {
  return async (mail) => {
    const bytes = await composeMail(mail, from)
    const file = join(folder, `${mail.messageId.replaceAll(/[^\w.@-]/g, '')}.eml`)
    await mkdir(folder, { recursive: true })
    await writeFile(`${file}.unfinished`, bytes)
    await rename(`${file}.unfinished`, file)
    return { outcome: 'sent', answer: 'Laid in the outbox: there is no mail server.' }
  }
}
